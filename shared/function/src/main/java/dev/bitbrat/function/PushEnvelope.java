package dev.bitbrat.function;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.json.JsonLimits;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that Pub/Sub puts around a message unless told otherwise, and Eventarc always: {@code
 * {"subscription": ..., "message": {"attributes": {...}, "data": base64}}}.
 */
final class PushEnvelope {
  private static final String EVENTARC = "google.cloud.pubsub.topic.v1.messagePublished";

  private PushEnvelope() {}

  /** What was found. */
  sealed interface Opened {
    /** The body is the message itself. */
    record None() implements Opened {}

    @SuppressWarnings("ArrayRecordComponent") // bytes as received, compared by nobody
    record Message(Map<String, String> attributes, byte[] data) implements Opened {}

    record Broken(String reason) implements Opened {}
  }

  /**
   * @param outer attributes of the delivery; those of a message that came bare have a {@code ce-id}
   */
  static Opened open(Map<String, String> outer, byte[] body) {
    boolean eventarc = EVENTARC.equals(outer.get("ce-type"));
    if (outer.containsKey("ce-id") && !eventarc) return new Opened.None();
    Map<String, @Nullable Object> envelope;
    try {
      envelope = Json.parseObject(body, JsonLimits.DOCUMENT);
    } catch (JsonException e) {
      // Let the codec say what is wrong with it.
      return new Opened.None();
    }
    Map<String, @Nullable Object> message = Tree.map(envelope, "message");
    // An event has a message too, and no subscription.
    if (Tree.string(envelope, "subscription") == null || message.isEmpty()) {
      return new Opened.None();
    }
    return message(message);
  }

  private static Opened message(Map<String, @Nullable Object> message) {
    Map<String, String> attributes = new HashMap<>();
    Tree.map(message, "attributes")
        .forEach(
            (name, value) -> {
              if (value instanceof String s) attributes.put(name.toLowerCase(Locale.ROOT), s);
            });
    String id = Tree.string(message, "messageId");
    if (id != null) attributes.put("x-goog-pubsub-message-id", id);
    String time = Tree.string(message, "publishTime");
    if (time != null) attributes.put("x-goog-pubsub-publish-time", time);
    String data = Tree.string(message, "data");
    try {
      return new Opened.Message(attributes, Base64.getDecoder().decode(data == null ? "" : data));
    } catch (IllegalArgumentException e) {
      return new Opened.Broken("the data of the push envelope is not base64");
    }
  }
}
