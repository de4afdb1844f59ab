package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message that could not be handled, kept with the reason until a person replays or drops it.
 *
 * @param bot whose it is, or {@link Event#NO_BOT}
 * @param code for example {@code MALFORMED, NO_TOPIC, ATTEMPTS_EXHAUSTED}
 * @param body the message as it came, cut at {@link #MAX_BODY} bytes
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as received, compared by nobody
public record DeadLetter(
    String id,
    String bot,
    Instant at,
    String stage,
    String topic,
    String code,
    String reason,
    @Nullable String correlationId,
    Map<String, String> attributes,
    byte[] body,
    boolean cut) {
  /** Under a document's limit of 1 MiB, base64 included. */
  public static final int MAX_BODY = 700 * 1024;

  public static final Duration KEPT = Duration.ofDays(14);

  /** Attribute that Pub/Sub adds to what it gave up delivering. */
  private static final String GAVE_UP = "cloudpubsubdeadlettersourcesubscription";

  static DeadLetter ofEvent(
      Inbound.Decoded message, byte[] body, String stage, String code, String reason, Instant at) {
    Event event = message.event();
    String id = Ids.derive(event.key(), stage + '/' + event.stepsDone() + "/dead");
    return new DeadLetter(
        id,
        event.bot(),
        at,
        stage,
        message.topic(),
        code,
        reason,
        event.correlationId(),
        message.attributes(),
        body,
        false);
  }

  static DeadLetter ofUnreadable(Inbound.Unreadable message, String stage, Instant at) {
    return ofBytes(message, message.body(), stage, "MALFORMED", message.reason(), at);
  }

  /** Whether the broker gave up delivering this: it is a letter, whatever topic it names. */
  static boolean isOfBroker(Inbound message) {
    return message.attributes().containsKey(GAVE_UP);
  }

  /** What the broker itself gave up delivering, as a letter. */
  static DeadLetter ofBroker(Inbound message, Ports ports) {
    String subscription = message.attributes().getOrDefault(GAVE_UP, "");
    String reason = "the broker gave up delivering to " + subscription;
    Instant at = ports.clock().instant();
    return switch (message) {
      case Inbound.Decoded decoded -> {
        byte[] body = ports.codec().encode(decoded.event());
        yield ofEvent(decoded, body, subscription, "UNDELIVERABLE", reason, at);
      }
      case Inbound.Unreadable raw ->
          ofBytes(raw, raw.body(), subscription, "UNDELIVERABLE", reason, at);
    };
  }

  private static DeadLetter ofBytes(
      Inbound message, byte[] body, String stage, String code, String reason, Instant at) {
    String identity = message.attributes().getOrDefault("ce-id", "") + Arrays.hashCode(body);
    boolean cut = body.length > MAX_BODY;
    return new DeadLetter(
        Ids.derive(message.topic(), stage + '/' + identity),
        Event.NO_BOT,
        at,
        stage,
        message.topic(),
        code,
        reason,
        message.attributes().get("ce-correlationid"),
        message.attributes(),
        cut ? Arrays.copyOf(body, MAX_BODY) : body,
        cut);
  }

  public DocPath path() {
    return DocPath.of("bots", bot, "deadletters", id);
  }

  Write write() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("at", at.toString());
    fields.put("stage", stage);
    fields.put("topic", topic);
    fields.put("code", code);
    fields.put("reason", reason);
    fields.put("correlationId", correlationId);
    fields.put("attributes", new LinkedHashMap<>(attributes));
    String text = new String(body, StandardCharsets.UTF_8);
    if (Arrays.equals(text.getBytes(StandardCharsets.UTF_8), body)) {
      fields.put("body", text);
    } else {
      fields.put("bodyBase64", Base64.getEncoder().encodeToString(body));
    }
    fields.put("cut", cut);
    return new Write.Put(path(), fields, Write.Condition.ANY, at.plus(KEPT));
  }
}
