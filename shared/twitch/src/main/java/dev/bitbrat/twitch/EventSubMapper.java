package dev.bitbrat.twitch;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.twitch.EventSubDelivery.Subscription;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of deliveries; the ids follow from Twitch's, so a redelivery makes the same. */
final class EventSubMapper {
  static final String SOURCE = "ingress.twitch.eventsub";

  private static final String PLATFORM = "twitch";

  private EventSubMapper() {}

  /**
   * @throws dev.bitbrat.platform.webhook.MalformedException if something that we need is missing
   */
  static Event notification(
      EventSubDelivery delivery, Map<String, @Nullable Object> happened, Instant now) {
    Event.Builder frame = frame(delivery, happened, now);
    if (delivery.subscription().type().equals(ChatMessages.SUBSCRIPTION)) {
      EventSubDelivery.id(happened, "broadcaster_user_id", "$.event");
      EventSubDelivery.text(happened, "broadcaster_user_login", "$.event");
      return ChatMessages.map(frame, happened, account(delivery.subscription()));
    }
    return frame.identity(actor(happened)).externalEvent(externalEvent(delivery, happened)).build();
  }

  /** Twitch sends no more of a subscription: something for the operator to see. */
  static Event revocation(EventSubDelivery delivery, Instant now) {
    Subscription subscription = delivery.subscription();
    Map<String, @Nullable Object> payload = new LinkedHashMap<>();
    payload.put("platform", PLATFORM);
    payload.put("status", "revoked");
    payload.put("reason", subscription.status());
    payload.put("subscription", subscription.type());
    payload.put("subscriptionId", subscription.id());
    return frame(delivery, Map.of(), now).type("system.source.status").payload(payload).build();
  }

  private static Event.Builder frame(
      EventSubDelivery delivery, Map<String, @Nullable Object> happened, Instant now) {
    return Event.of(
            "twitch.eventsub.v1", Ids.correlation(PLATFORM, "delivery", delivery.messageId()))
        .source(SOURCE)
        .egressDestination(Topics.egressTo(PLATFORM))
        .origin(origin(delivery.subscription(), happened, now));
  }

  private static Origin origin(
      Subscription subscription, Map<String, @Nullable Object> happened, Instant now) {
    String channelId = first(happened, "broadcaster_user_id", "to_broadcaster_user_id");
    if (channelId == null) {
      channelId = first(subscription.condition(), "broadcaster_user_id", "to_broadcaster_user_id");
    }
    String channel = first(happened, "broadcaster_user_login", "to_broadcaster_user_login");
    return new Origin(
        now,
        PLATFORM,
        account(subscription),
        channel == null ? null : channel.toLowerCase(Locale.ROOT),
        channelId,
        Map.of());
  }

  private static @Nullable String account(Subscription subscription) {
    return first(subscription.condition(), "user_id");
  }

  private static ExternalEvent externalEvent(
      EventSubDelivery delivery, Map<String, @Nullable Object> happened) {
    Subscription subscription = delivery.subscription();
    return new ExternalEvent(
        delivery.messageId(),
        SOURCE,
        subscription.type(),
        subscription.version(),
        delivery.timestamp(),
        Map.of(),
        happened,
        Map.of());
  }

  /** Who did it, where Twitch says so in the fields that most of its events share. */
  private static Identity actor(Map<String, @Nullable Object> happened) {
    String id = first(happened, "user_id", "chatter_user_id", "from_broadcaster_user_id");
    if (id == null) return Identity.NOBODY;
    EventSubDelivery.id(Map.of("user_id", id), "user_id", "$.event");
    List<String> roles =
        id.equals(first(happened, "broadcaster_user_id"))
            ? List.of(Role.BROADCASTER.wireName())
            : List.of();
    Identity.External external =
        new Identity.External(
            id,
            PLATFORM,
            first(happened, "user_login", "chatter_user_login", "from_broadcaster_user_login"),
            first(happened, "user_name", "chatter_user_name", "from_broadcaster_user_name"),
            roles);
    return new Identity(external, null, null, Map.of());
  }

  private static @Nullable String first(Map<String, @Nullable Object> object, String... names) {
    for (String name : names) {
      String value = Tree.string(object, name);
      if (value != null && !value.isBlank()) return value;
    }
    return null;
  }
}
