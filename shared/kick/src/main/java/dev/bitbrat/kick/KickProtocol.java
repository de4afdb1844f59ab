package dev.bitbrat.kick;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.platform.webhook.Protocol;
import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Kick's webhook deliveries, as "Webhooks" and "Webhook Payloads" of its documentation say. */
public final class KickProtocol implements Protocol {
  static final String TYPE = "Kick-Event-Type";
  static final String VERSION = "Kick-Event-Version";

  private static final System.Logger log = System.getLogger(KickProtocol.class.getName());

  private final KickKeys keys;
  private final Predicate<String> broadcasters;
  private final KickMapper mapper;

  /**
   * @param broadcasters whose deliveries are meant for us, by user id: Kick signs those to other
   *     apps with the same key
   * @param account the bot's own, by user id; {@code null} if nobody said
   */
  public KickProtocol(KickKeys keys, Predicate<String> broadcasters, @Nullable String account) {
    this.keys = keys;
    this.broadcasters = broadcasters;
    this.mapper = new KickMapper(account);
  }

  @Override
  public String platform() {
    return "Kick";
  }

  @Override
  public int mostBytes() {
    return JsonLimits.DELIVERY.bytes();
  }

  @Override
  public String contentType() {
    return "application/json";
  }

  @Override
  public Verdict judge(WebRequest request, Instant now) {
    return KickSignature.judge(request, keys, now);
  }

  @Override
  public Taken take(WebRequest request, Instant now) {
    Map<String, @Nullable Object> body = Json.parseObject(request.body(), JsonLimits.DELIVERY);
    KickUser broadcaster = KickUser.read(body, "broadcaster");
    if (!broadcasters.test(broadcaster.id())) return notOurs();
    String type = header(request, TYPE);
    if (!header(request, VERSION).equals("1")) {
      throw new MalformedException(VERSION + ": only 1 is known");
    }
    String id = request.header(KickSignature.ID).orElse("");
    return new Taken(List.of(mapper.map(id, type, broadcaster, body, now)), WebResponse.empty(200));
  }

  private static Taken notOurs() {
    log.log(WARNING, "refused a delivery of Kick: its channel is none of KICK_BROADCASTERS");
    return new Taken(
        List.of(), Problem.of(403, "This is not a valid delivery: the channel is none of ours."));
  }

  private static String header(WebRequest request, String name) {
    return request
        .header(name)
        .orElseThrow(() -> new MalformedException(name + " is missing or there more than once"));
  }
}
