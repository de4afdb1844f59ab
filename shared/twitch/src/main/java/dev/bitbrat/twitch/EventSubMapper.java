package dev.bitbrat.twitch;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.twitch.EventSubDelivery.Content;
import dev.bitbrat.twitch.EventSubDelivery.Subscription;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes events of deliveries; the ids follow from Twitch's, so a redelivery makes the same. */
final class EventSubMapper {
  static final String SOURCE = "ingress.twitch.eventsub";

  static final String PLATFORM = "twitch";

  /** In the query of our callback's address. */
  private static final Pattern ACCOUNT = Pattern.compile("[?&]account=([0-9]{1,20})(?:&|$)");

  private EventSubMapper() {}

  /** The events of a delivery, whatever it is about. */
  static List<Event> of(EventSubDelivery delivery, Instant now) {
    return switch (delivery.content()) {
      case Content.Challenge(String _) -> List.of();
      case Content.Notification(var happened) -> notification(delivery, happened, now);
      case Content.Revocation() -> List.of(revocation(delivery, now));
    };
  }

  /**
   * No event for what another subscription tells; two for a chat message with a cheer in it.
   *
   * @throws dev.bitbrat.platform.webhook.MalformedException if something that we need is missing
   */
  static List<Event> notification(
      EventSubDelivery delivery, Map<String, @Nullable Object> happened, Instant now) {
    Event.Builder frame = frame(delivery, happened, now);
    String type = delivery.subscription().type();
    if (type.equals(ChatMessages.SUBSCRIPTION)) return said(delivery, happened, frame);
    if (type.equals(Notices.SUBSCRIPTION)) {
      return List.of(
          Notices.map(happened)
              .map(told -> platformEvent(frame, told, delivery, happened))
              .orElseGet(() -> unknown(frame, delivery, happened)));
    }
    if (isRaidOut(delivery.subscription())) {
      return events(Happenings.raidOut(happened), frame, delivery, happened);
    }
    return Happenings.of(type)
        .map(mapping -> events(mapping.map(happened), frame, delivery, happened))
        .orElseGet(() -> List.of(unknown(frame, delivery, happened)));
  }

  private static List<Event> said(
      EventSubDelivery delivery, Map<String, @Nullable Object> chat, Event.Builder frame) {
    EventSubDelivery.id(chat, "broadcaster_user_id", "$.event");
    EventSubDelivery.text(chat, "broadcaster_user_login", "$.event");
    String account = account(delivery.subscription());
    Event line = ChatMessages.map(frame, chat, account);
    List<Event> events = new ArrayList<>(List.of(line));
    ChatMessages.cheer(chat)
        .ifPresent(
            cheer -> events.add(platformEvent(line.with().message(null), cheer, delivery, chat)));
    return events;
  }

  private static List<Event> events(
      Optional<Happened> told,
      Event.Builder frame,
      EventSubDelivery delivery,
      Map<String, @Nullable Object> happened) {
    return told.map(t -> platformEvent(frame, t, delivery, happened)).stream().toList();
  }

  private static Event platformEvent(
      Event.Builder frame,
      Happened told,
      EventSubDelivery delivery,
      Map<String, @Nullable Object> happened) {
    String id = told.objectId();
    String account = account(delivery.subscription());
    return frame
        .type("platform." + told.kind() + ".v1")
        .correlationId(
            id == null
                ? Ids.correlation(PLATFORM, "delivery", delivery.messageId())
                : Ids.correlation(PLATFORM, told.kind(), id))
        .identity(identity(told.who(), happened, account))
        .externalEvent(externalEvent(told.kind(), told.metadata(), delivery, happened))
        .build();
  }

  private static Identity identity(
      @Nullable Person who, Map<String, @Nullable Object> happened, @Nullable String account) {
    if (who == null) return Identity.NOBODY;
    boolean speaks = who.id().equals(Tree.string(happened, "chatter_user_id"));
    List<String> roles = new ArrayList<>();
    if (speaks) roles.addAll(ChatMessages.roles(Tree.maps(happened, "badges")));
    String owner = Role.BROADCASTER.wireName();
    boolean owns = who.id().equals(Tree.string(happened, "broadcaster_user_id"));
    if (owns && !roles.contains(owner)) roles.add(owner);
    if (who.id().equals(account)) roles.add(ChatMessages.SELF);
    return who.identity(roles);
  }

  /** A subscription that we have no names for: as it came. */
  private static Event unknown(
      Event.Builder frame, EventSubDelivery delivery, Map<String, @Nullable Object> happened) {
    String type = delivery.subscription().type();
    return frame
        .identity(actor(happened))
        .externalEvent(externalEvent(type, Map.of(), delivery, happened))
        .build();
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
    boolean out = isRaidOut(subscription);
    String[] prefixes = {out ? "from_broadcaster_user" : "broadcaster_user", "to_broadcaster_user"};
    String channelId = first(happened, prefixes[0] + "_id", prefixes[1] + "_id");
    if (channelId == null) channelId = channelId(subscription);
    String channel = first(happened, prefixes[0] + "_login", prefixes[1] + "_login");
    return new Origin(
        now,
        PLATFORM,
        account(subscription),
        channel == null ? null : channel.toLowerCase(Locale.ROOT),
        channelId,
        Map.of());
  }

  /** Whose channel it is about, as its condition says. */
  static @Nullable String channelId(Subscription subscription) {
    String ours = isRaidOut(subscription) ? "from_broadcaster_user_id" : "broadcaster_user_id";
    return first(subscription.condition(), ours, "to_broadcaster_user_id");
  }

  private static boolean isRaidOut(Subscription subscription) {
    return subscription.type().equals("channel.raid")
        && first(subscription.condition(), "from_broadcaster_user_id") != null;
  }

  /**
   * The bot's own account: as our callback's address says, because few conditions do; else whoever
   * reads the chat, or moderates for somebody else.
   */
  private static @Nullable String account(Subscription subscription) {
    String callback = subscription.callback();
    if (callback != null) {
      Matcher matcher = ACCOUNT.matcher(callback);
      if (matcher.find()) return matcher.group(1);
    }
    Map<String, @Nullable Object> condition = subscription.condition();
    String moderator = first(condition, "moderator_user_id");
    boolean owner = moderator != null && moderator.equals(first(condition, "broadcaster_user_id"));
    return owner ? first(condition, "user_id") : first(condition, "user_id", "moderator_user_id");
  }

  private static ExternalEvent externalEvent(
      String kind,
      Map<String, @Nullable Object> metadata,
      EventSubDelivery delivery,
      Map<String, @Nullable Object> happened) {
    return new ExternalEvent(
        delivery.messageId(),
        SOURCE,
        kind,
        delivery.subscription().version(),
        delivery.timestamp(),
        metadata,
        happened,
        Map.of());
  }

  /** Who did it, where Twitch says so in the fields that most of its events share. */
  private static Identity actor(Map<String, @Nullable Object> happened) {
    for (String prefix : List.of("user", "chatter_user", "from_broadcaster_user")) {
      Optional<Person> person = Person.of(happened, prefix);
      if (person.isPresent()) return identity(person.get(), happened, null);
    }
    return Identity.NOBODY;
  }

  private static @Nullable String first(Map<String, @Nullable Object> object, String... names) {
    for (String name : names) {
      String value = Tree.string(object, name);
      if (value != null && !value.isBlank()) return value;
    }
    return null;
  }
}
