package dev.bitbrat.twitch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.platform.webhook.MalformedException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What EventSub says over a WebSocket, as "Handling WebSocket events" of Twitch has it. */
sealed interface SocketMessage {
  /**
   * The session is there: subscriptions are to be made for it within ten seconds.
   *
   * @param keepalive the longest that Twitch is silent
   */
  record Welcome(String session, Duration keepalive) implements SocketMessage {}

  record Keepalive() implements SocketMessage {}

  /** Twitch closes this connection soon; the session goes on at another address. */
  record Reconnect(URI url) implements SocketMessage {}

  /** A notification or a revocation. */
  record Delivered(EventSubDelivery delivery) implements SocketMessage {}

  /** Something that we know nothing of. */
  record Other(String type) implements SocketMessage {}

  /** Twitch's keepalive when it does not say. */
  Duration USUAL_KEEPALIVE = Duration.ofSeconds(10);

  /**
   * @throws MalformedException if something that we need is missing
   * @throws dev.bitbrat.json.JsonException if it is not JSON, or too large
   */
  static SocketMessage read(String text) {
    Map<String, @Nullable Object> message =
        Json.parseObject(text.getBytes(UTF_8), JsonLimits.DELIVERY);
    Map<String, @Nullable Object> metadata = Tree.map(message, "metadata");
    Map<String, @Nullable Object> payload = Tree.map(message, "payload");
    String type = EventSubDelivery.id(metadata, "message_type", "$.metadata");
    return switch (type) {
      case "session_welcome" -> welcome(Tree.map(payload, "session"));
      case "session_keepalive" -> new Keepalive();
      case "session_reconnect" -> reconnect(Tree.map(payload, "session"));
      case "notification", "revocation" ->
          new Delivered(
              EventSubDelivery.read(
                  EventSubDelivery.id(metadata, "message_id", "$.metadata"),
                  EventSubDelivery.text(metadata, "message_timestamp", "$.metadata"),
                  type,
                  payload));
      default -> new Other(type);
    };
  }

  private static SocketMessage welcome(Map<String, @Nullable Object> session) {
    long seconds = Tree.number(session, "keepalive_timeout_seconds", 0);
    return new Welcome(
        EventSubDelivery.id(session, "id", "$.payload.session"),
        seconds <= 0 || seconds > 600 ? USUAL_KEEPALIVE : Duration.ofSeconds(seconds));
  }

  private static SocketMessage reconnect(Map<String, @Nullable Object> session) {
    String url = EventSubDelivery.text(session, "reconnect_url", "$.payload.session");
    try {
      return new Reconnect(URI.create(url));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("$.payload.session.reconnect_url: not an address");
    }
  }
}
