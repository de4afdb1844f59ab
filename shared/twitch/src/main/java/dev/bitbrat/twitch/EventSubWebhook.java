package dev.bitbrat.twitch;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.twitch.EventSubDelivery.Content;
import dev.bitbrat.twitch.EventSubDelivery.MalformedException;
import dev.bitbrat.twitch.EventSubSignature.Verdict;
import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Takes Twitch's EventSub deliveries over HTTP and publishes them as events. It keeps no state:
 * Twitch repeats deliveries, and a repeated one makes the same ids.
 */
public final class EventSubWebhook implements WebHandler {
  public static final String SECRET = "TWITCH_EVENTSUB_SECRET";

  private static final System.Logger log = System.getLogger(EventSubWebhook.class.getName());

  /** However it is escaped, what comes along of a delivery fits an event of 256 KiB, depth 64. */
  private static final JsonLimits LIMITS = new JsonLimits(60 << 10, 56);

  private final Secrets secrets;
  private final EventBus bus;
  private final InstantSource clock;

  public EventSubWebhook(Secrets secrets, EventBus bus, InstantSource clock) {
    this.secrets = secrets;
    this.bus = bus;
    this.clock = clock;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    if (!request.method().equals("POST")) {
      return Problem.of(405, "Deliveries are posted.").withHeader("Allow", "POST");
    }
    if (!EventSubSignature.isClaimed(request)) return refused(EventSubSignature.MISSING);
    try {
      return withSecret(request);
    } catch (OutageException e) {
      log.log(WARNING, "a delivery of Twitch was not taken, it will come again: {0}", e.toString());
      return Problem.unavailable();
    }
  }

  private WebResponse withSecret(WebRequest request) {
    Optional<String> secret = secrets.get(SECRET).filter(s -> !s.isBlank());
    if (secret.isEmpty()) {
      log.log(
          ERROR,
          "deliveries of Twitch cannot be checked and are refused: the secret {0} is not set. Give"
              + " it the value that the subscriptions were made with",
          SECRET);
      return Problem.unavailable();
    }
    return switch (EventSubSignature.judge(request, secret.get(), clock.instant())) {
      case Verdict.Refused(String reason) -> refused(reason);
      case Verdict.Genuine genuine -> genuine(request, genuine);
    };
  }

  private static WebResponse refused(String reason) {
    log.log(WARNING, "refused a delivery that claims to be Twitch''s: {0}", reason);
    return Problem.of(403, "This is not a valid delivery: " + reason + ".");
  }

  private WebResponse genuine(WebRequest request, Verdict.Genuine genuine) {
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.startsWith("application/json;")) {
      return malformed(415, "Content-Type must be application/json");
    }
    if (request.body().length > LIMITS.bytes()) {
      return malformed(413, "the body is larger than " + LIMITS.bytes() + " bytes");
    }
    try {
      return accept(
          EventSubDelivery.read(
              genuine.messageId(),
              genuine.timestamp(),
              request.header("Twitch-Eventsub-Message-Type").orElse(""),
              Json.parseObject(request.body(), LIMITS)));
    } catch (JsonException e) {
      return malformed(
          400,
          "not the JSON we read: "
              + e.problem()
              + " at line "
              + e.line()
              + ", column "
              + e.column());
    } catch (MalformedException e) {
      return malformed(400, String.valueOf(e.getMessage()));
    }
  }

  private static WebResponse malformed(int status, String what) {
    log.log(WARNING, "cannot read a delivery of Twitch ({0}): {1}", status, what);
    return Problem.of(status, what);
  }

  private WebResponse accept(EventSubDelivery delivery) {
    return switch (delivery.content()) {
      case Content.Challenge(String challenge) ->
          WebResponse.text(200, challenge).withHeader("X-Content-Type-Options", "nosniff");
      case Content.Notification(var happened) ->
          publish(EventSubMapper.notification(delivery, happened, clock.instant()));
      case Content.Revocation() -> {
        log.log(
            WARNING,
            "Twitch sends no more {0}: {1}. Subscribe anew once the cause is gone",
            delivery.subscription().type(),
            delivery.subscription().status());
        yield publish(EventSubMapper.revocation(delivery, clock.instant()));
      }
    };
  }

  private WebResponse publish(Event event) {
    bus.publish(List.of(new Publication(Topics.INGRESS, event)));
    return WebResponse.empty(204);
  }
}
