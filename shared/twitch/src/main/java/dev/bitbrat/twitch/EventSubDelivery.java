package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.webhook.MalformedException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A genuine delivery, taken apart.
 *
 * @param messageId the delivery's own id, the same when Twitch sends it again
 * @param timestamp when Twitch sent it first, RFC 3339
 */
record EventSubDelivery(
    String messageId, String timestamp, Subscription subscription, Content content) {
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_.:-]{1,128}");

  /**
   * @param status {@code enabled}, or why Twitch sends no more
   * @param condition what was subscribed to, for example {@code broadcaster_user_id}
   * @param callback our address as it was subscribed with; {@code null} over a WebSocket
   */
  record Subscription(
      String id,
      String type,
      String version,
      String status,
      Map<String, @Nullable Object> condition,
      @Nullable String callback) {}

  /** What the delivery is about, told by its body and not by its unsigned headers alone. */
  sealed interface Content {
    record Challenge(String challenge) implements Content {}

    record Notification(Map<String, @Nullable Object> event) implements Content {}

    record Revocation() implements Content {}
  }

  /**
   * @param messageType the header of that name
   * @throws MalformedException if something that we need is missing or of the wrong kind
   */
  static EventSubDelivery read(
      String messageId, String timestamp, String messageType, Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> subscription = Tree.map(body, "subscription");
    Subscription read =
        new Subscription(
            id(subscription, "id", "$.subscription"),
            id(subscription, "type", "$.subscription"),
            id(subscription, "version", "$.subscription"),
            id(subscription, "status", "$.subscription"),
            Tree.map(subscription, "condition"),
            Tree.string(Tree.map(subscription, "transport"), "callback"));
    Content content =
        switch (messageType) {
          case "webhook_callback_verification" ->
              new Content.Challenge(text(body, "challenge", "$"));
          case "notification" -> notification(body);
          case "revocation" -> revocation(read, body);
          default -> throw new MalformedException("unknown Twitch-Eventsub-Message-Type");
        };
    return new EventSubDelivery(messageId, timestamp, read, content);
  }

  private static Content notification(Map<String, @Nullable Object> body) {
    Map<String, @Nullable Object> event = Tree.map(body, "event");
    if (!event.isEmpty()) return new Content.Notification(event);
    if (body.get("events") instanceof java.util.List<?>) {
      return new Content.Notification(Map.of("events", Tree.list(body, "events")));
    }
    throw new MalformedException("$.event: a notification needs an object here");
  }

  private static Content revocation(Subscription subscription, Map<String, @Nullable Object> body) {
    boolean other = body.containsKey("event") || body.containsKey("challenge");
    if (other || subscription.status().equals("enabled")) {
      throw new MalformedException("the body is not that of a revocation");
    }
    return new Content.Revocation();
  }

  /** A string that must be there. */
  static String text(Map<String, @Nullable Object> object, String name, String where) {
    String value = Tree.string(object, name);
    if (value == null || value.isBlank()) {
      throw new MalformedException(where + "." + name + ": a string is needed here");
    }
    return value;
  }

  /** A string that must be there and serve as a part of keys. */
  static String id(Map<String, @Nullable Object> object, String name, String where) {
    String value = text(object, name, where);
    checkId(value, where + "." + name);
    return value;
  }

  static void checkId(String value, String where) {
    if (!ID.matcher(value).matches()) throw new MalformedException(where + ": not an id");
  }
}
