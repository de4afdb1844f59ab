package dev.bitbrat.twitch;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.webhook.Protocol;
import dev.bitbrat.twitch.EventSubDelivery.Content;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Twitch's EventSub deliveries over HTTP, as "Handling webhook events" of its documentation has
 * them.
 */
public final class EventSubProtocol implements Protocol {
  public static final String SECRET = "TWITCH_EVENTSUB_SECRET";

  private static final System.Logger log = System.getLogger(EventSubProtocol.class.getName());

  private final Secrets secrets;
  private final UnaryOperator<Event> details;

  public EventSubProtocol(Secrets secrets) {
    this(secrets, UnaryOperator.identity());
  }

  /**
   * @param details adds what Twitch does not tell of itself, see {@link StreamDetails}; quick, and
   *     throws nothing
   */
  public EventSubProtocol(Secrets secrets, UnaryOperator<Event> details) {
    this.secrets = secrets;
    this.details = details;
  }

  @Override
  public String platform() {
    return "Twitch";
  }

  @Override
  public int mostBytes() {
    return JsonLimits.DELIVERY.bytes();
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  /** The secret is looked up only when there is a signature to look at. */
  @Override
  public Verdict judge(WebRequest request, Instant now) {
    if (!EventSubSignature.isClaimed(request)) return EventSubSignature.UNCLAIMED;
    Optional<String> secret = secrets.get(SECRET).filter(s -> !s.isBlank());
    return secret.isEmpty()
        ? new Verdict.Unconfigured(SECRET)
        : EventSubSignature.judge(request, secret.get(), now);
  }

  @Override
  public Taken take(WebRequest request, Instant now) {
    EventSubDelivery delivery =
        EventSubDelivery.read(
            request.header(EventSubSignature.ID).orElse(""),
            request.header(EventSubSignature.TIMESTAMP).orElse(""),
            request.header("Twitch-Eventsub-Message-Type").orElse(""),
            Json.parseObject(request.body(), JsonLimits.DELIVERY));
    return switch (delivery.content()) {
      case Content.Challenge(String challenge) ->
          new Taken(
              List.of(),
              WebResponse.text(200, challenge).withHeader("X-Content-Type-Options", "nosniff"));
      case Content.Notification(var happened) ->
          new Taken(
              EventSubMapper.notification(delivery, happened, now).stream().map(details).toList(),
              WebResponse.empty(204));
      case Content.Revocation() -> {
        log.log(
            WARNING,
            "Twitch sends no more {0}: {1}. Subscribe anew once the cause is gone",
            delivery.subscription().type(),
            delivery.subscription().status());
        yield Taken.of(EventSubMapper.revocation(delivery, now));
      }
    };
  }
}
