package dev.bitbrat.api;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lines in, replies out. */
final class ChatApi {
  private static final int MAX_TEXT = 4_000;
  private static final int MAX_NAME = 100;
  private static final int MAX_KEY = 200;
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final Store store;
  private final EventBus bus;
  private final JsonText json;
  private final InstantSource clock;
  private final SessionStream.Waiter waiter;

  ChatApi(
      Store store, EventBus bus, JsonText json, InstantSource clock, SessionStream.Waiter waiter) {
    this.store = store;
    this.bus = bus;
    this.json = json;
    this.clock = clock;
    this.waiter = waiter;
  }

  /**
   * {@code POST /v1/chat} with {@code {text, displayName?, session?}}: accepts a line. The header
   * {@code Idempotency-Key} makes a repeated request the same line.
   */
  WebResponse post(Tokens.Caller caller, WebRequest request) {
    Map<String, @Nullable Object> body = object(request);
    String text = string(body, "text");
    if (text == null || text.isBlank())
      throw new Problem(400, "text: a non-blank string is needed");
    if (text.length() > MAX_TEXT) {
      throw new Problem(
          400, "text: at most " + MAX_TEXT + " characters, this has " + text.length());
    }
    String name = string(body, "displayName");
    if (name != null && name.length() > MAX_NAME) {
      throw new Problem(400, "displayName: at most " + MAX_NAME + " characters");
    }
    String session = sessionName(string(body, "session"));
    String lineId =
        request
            .header("idempotency-key")
            .map(ChatApi::lineId)
            .orElseGet(() -> UUID.randomUUID().toString());
    Event event =
        ChatEvents.line(
            caller, ChatEvents.session(caller, session), lineId, text, name, clock.instant());
    bus.publish(List.of(new Publication(Topics.INGRESS, event)));
    return WebResponse.json(
        202, json.write(Map.of("correlationId", event.correlationId(), "session", session)));
  }

  /** {@code GET /v1/chat?session=NAME&after=CURSOR&wait=SECONDS&until=ID}: the log as NDJSON. */
  WebResponse stream(Tokens.Caller caller, WebRequest request) {
    String session = sessionName(request.query().get("session"));
    long after = number(request, "after", 0, Long.MAX_VALUE);
    long wait = number(request, "wait", 0, LONGEST.toSeconds());
    SessionStream stream =
        new SessionStream(
            store,
            json,
            clock,
            waiter,
            ChatEvents.session(caller, session),
            after,
            Duration.ofSeconds(wait),
            request.query().get("until"));
    return WebResponse.stream(200, "application/x-ndjson", stream);
  }

  private static @Nullable String string(Map<String, @Nullable Object> body, String name) {
    Object value = body.get(name);
    if (value == null || value instanceof String) return (String) value;
    throw new Problem(400, name + ": a string is needed");
  }

  @SuppressWarnings("unchecked") // a Tree map has string keys by construction
  private Map<String, @Nullable Object> object(WebRequest request) {
    try {
      if (json.parse(utf8(request.body())) instanceof Map<?, ?> map) {
        return (Map<String, @Nullable Object>) map;
      }
    } catch (IllegalArgumentException e) {
      throw new Problem(400, "the body is not JSON: " + e.getMessage());
    }
    throw new Problem(400, "the body must be a JSON object");
  }

  private static String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new Problem(400, "the body is not UTF-8");
    }
  }

  private static String lineId(String key) {
    if (key.isBlank() || key.length() > MAX_KEY) {
      throw new Problem(400, "Idempotency-Key: 1 to " + MAX_KEY + " characters, not all blank");
    }
    return key;
  }

  private static String sessionName(@Nullable String name) {
    if (name == null || name.isEmpty()) return "default";
    if (name.length() > 100) throw new Problem(400, "session: at most 100 characters");
    return name;
  }

  private static long number(WebRequest request, String name, long least, long most) {
    String value = request.query().get(name);
    if (value == null) return least;
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) return number;
    } catch (NumberFormatException e) {
      // answered below, as any other value out of range
    }
    throw new Problem(400, name + ": a whole number from " + least + " to " + most + " is needed");
  }
}
