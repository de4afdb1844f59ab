package dev.bitbrat.twitch;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of chat messages that came in another way than over EventSub: the same events, by
 * the same mapping, under the same ids.
 */
public final class ChatLines {
  private ChatLines() {}

  /**
   * @param source who lets it in
   * @param chat in the shape of the event of {@code channel.chat.message}
   * @param account the bot's own, by id
   * @param sentAt when Twitch says that it was said, ISO 8601
   * @throws dev.bitbrat.platform.webhook.MalformedException if something that we need is missing
   */
  public static List<Event> of(
      String source,
      Map<String, @Nullable Object> chat,
      String account,
      String sentAt,
      Instant now) {
    Map<String, @Nullable Object> subscription = new LinkedHashMap<>();
    subscription.put("id", source);
    subscription.put("type", ChatMessages.SUBSCRIPTION);
    subscription.put("version", "1");
    subscription.put("status", "enabled");
    subscription.put("condition", Map.of("user_id", account));
    String id = EventSubDelivery.id(chat, "message_id", "$.event");
    EventSubDelivery delivery =
        EventSubDelivery.read(
            id, sentAt, "notification", Map.of("subscription", subscription, "event", chat));
    return EventSubMapper.notification(delivery, chat, now).stream()
        .map(event -> from(source, event))
        .toList();
  }

  private static Event from(String source, Event event) {
    ExternalEvent happened = event.externalEvent();
    if (happened == null) return event.with().source(source).build();
    return event
        .with()
        .source(source)
        .externalEvent(
            new ExternalEvent(
                happened.id(),
                source,
                happened.kind(),
                happened.version(),
                happened.createdAt(),
                happened.metadata(),
                happened.rawPayload(),
                happened.extra()))
        .build();
  }
}
