package dev.bitbrat.standins;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What Twitch notifies of when something happens in a channel, by all subscriptions that tell of
 * it: what an event of ours would have been made of.
 *
 * @param channelId of its owner
 * @param channel lower case
 */
public record EventSubTold(String channelId, String channel) {
  /**
   * @param type of the subscription
   */
  public record Notification(String type, String body) {}

  /** Who is on Twitch is there under this id. */
  public static String userId(String login) {
    return "5" + String.format(Locale.ROOT, "%08d", login.hashCode() & 0x3ffffff);
  }

  /** The id of a message that is called so in a story. */
  public static String messageId(String id) {
    return id.replace(' ', '-');
  }

  /**
   * The first one is what our event is made of.
   *
   * @throws IllegalArgumentException if Twitch has nothing of the kind
   */
  public List<Notification> of(Event event) {
    ExternalEvent told = event.externalEvent();
    return told == null ? List.of(line(event)) : happening(told, event.identity().external());
  }

  /** That the stream began or ended. */
  public Notification stream(String id, boolean live, String at) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    if (live) event.putAll(Map.of("id", id, "type", "live", "started_at", at));
    return told(live ? "stream.online" : "stream.offline", event);
  }

  private Notification line(Event line) {
    Identity.External who = Objects.requireNonNull(line.identity().external());
    boolean self = who.roles().contains("self");
    String login = Objects.requireNonNull(who.login());
    Chatter chatter =
        new Chatter(
            self ? EventSubSamples.BOT_ID : userId(login),
            login,
            String.valueOf(who.displayName()),
            who.roles().stream().filter(role -> !role.equals("self")).toList());
    String id = messageId(Objects.requireNonNull(line.message()).id());
    return here("channel.chat.message", EventSubSamples.chatMessage(id, chatter, line.text()));
  }

  private List<Notification> happening(ExternalEvent told, Identity.@Nullable External who) {
    Map<String, @Nullable Object> details = told.metadata();
    String id = messageId(String.valueOf(told.id()));
    String user = who == null ? null : who.displayName();
    return switch (told.kind()) {
      case "sub" -> sub(id, person(user), details);
      case "resub" -> resub(id, person(user), details);
      case "sub_gift" -> gift(id, person(Tree.string(details, "gifter")), details);
      case "community_sub_gift" -> community(id, person(Tree.string(details, "gifter")), details);
      case "raid" -> raid(id, Objects.requireNonNull(person(user)), details);
      default -> throw new IllegalArgumentException("no notification of " + told.kind());
    };
  }

  private List<Notification> sub(
      String id, @Nullable Chatter who, Map<String, @Nullable Object> details) {
    String tier = String.valueOf(Tree.string(details, "tier"));
    boolean prime = tier.equals("prime");
    Map<String, @Nullable Object> about = new LinkedHashMap<>();
    about.put("sub_tier", prime ? "1000" : tier);
    about.put("is_prime", prime);
    about.put("duration_months", 1);
    Map<String, @Nullable Object> other = named("user", who);
    other.put("tier", prime ? "1000" : tier);
    other.put("is_gift", false);
    return List.of(notice(id, who, "sub", about, ""), told("channel.subscribe", other));
  }

  private List<Notification> resub(
      String id, @Nullable Chatter who, Map<String, @Nullable Object> details) {
    String said = Tree.string(details, "message");
    String text = said == null ? "" : said;
    Map<String, @Nullable Object> about = new LinkedHashMap<>();
    about.put("cumulative_months", details.get("months"));
    about.put("duration_months", 1);
    about.put("streak_months", null);
    about.put("sub_tier", "1000");
    about.put("is_prime", false);
    about.put("is_gift", false);
    about.put("gifter_is_anonymous", null);
    about.putAll(named("gifter_user", null));
    Map<String, @Nullable Object> other = named("user", who);
    other.put("tier", "1000");
    other.put("message", Map.of("text", text, "emotes", List.of()));
    other.put("cumulative_months", details.get("months"));
    other.put("streak_months", null);
    other.put("duration_months", 1);
    return List.of(
        notice(id, who, "resub", about, text), told("channel.subscription.message", other));
  }

  private List<Notification> gift(
      String id, @Nullable Chatter gifter, Map<String, @Nullable Object> details) {
    Chatter recipient = person(Tree.string(details, "recipient"));
    Map<String, @Nullable Object> about = named("recipient_user", recipient);
    about.put("duration_months", 1);
    about.put("cumulative_total", null);
    about.put("sub_tier", "1000");
    about.put("community_gift_id", details.get("community_gift_id"));
    Map<String, @Nullable Object> other = named("user", recipient);
    other.put("tier", "1000");
    other.put("is_gift", true);
    List<Notification> all = new ArrayList<>();
    all.add(notice(id, gifter, "sub_gift", about, ""));
    all.add(told("channel.subscribe", other));
    // Of many gifts at once, theirs tells.
    if (details.get("community_gift_id") == null) all.add(gifts(gifter, 1));
    return all;
  }

  private List<Notification> community(
      String id, @Nullable Chatter gifter, Map<String, @Nullable Object> details) {
    Map<String, @Nullable Object> about = new LinkedHashMap<>();
    String gift = Tree.string(details, "community_id");
    about.put("id", gift == null ? id : gift);
    about.put("total", details.get("total"));
    about.put("sub_tier", "1000");
    about.put("cumulative_total", null);
    return List.of(
        notice(id, gifter, "community_sub_gift", about, ""),
        gifts(gifter, Tree.number(details, "total", 1)));
  }

  private Notification gifts(@Nullable Chatter gifter, long total) {
    Map<String, @Nullable Object> gifts = named("user", gifter);
    gifts.put("total", total);
    gifts.put("tier", "1000");
    gifts.put("cumulative_total", null);
    gifts.put("is_anonymous", gifter == null);
    return told("channel.subscription.gift", gifts);
  }

  private List<Notification> raid(String id, Chatter who, Map<String, @Nullable Object> details) {
    Map<String, @Nullable Object> about = named("user", who);
    about.put("viewer_count", details.get("viewers"));
    about.put("profile_image_url", "");
    Map<String, @Nullable Object> other = named("from_broadcaster_user", who);
    other.putAll(named("to_broadcaster_user", owner()));
    other.put("viewers", details.get("viewers"));
    String body = EventSubSamples.notification("channel.raid", other);
    return List.of(notice(id, who, "raid", about, ""), new Notification("channel.raid", body));
  }

  private Notification notice(
      String id, @Nullable Chatter who, String type, Map<String, ?> about, String text) {
    String body = EventSubSamples.notice(id, who, type, about, text);
    return here("channel.chat.notification", body);
  }

  private Notification told(String type, Map<String, @Nullable Object> event) {
    return here(type, EventSubSamples.notification(type, event));
  }

  /** In our channel instead of the samples'. */
  private Notification here(String type, String body) {
    Map<String, @Nullable Object> tree = Json.parseObject(body);
    Map<String, @Nullable Object> event = named("broadcaster_user", owner());
    Tree.map(tree, "event").forEach(event::putIfAbsent);
    Map<String, @Nullable Object> subscription =
        new LinkedHashMap<>(Tree.map(tree, "subscription"));
    subscription.put(
        "condition", Map.of("broadcaster_user_id", channelId, "user_id", EventSubSamples.BOT_ID));
    return new Notification(type, Json.write(Map.of("subscription", subscription, "event", event)));
  }

  private Chatter owner() {
    return new Chatter(channelId, channel, channel, List.of());
  }

  /** Nobody, if somebody wants to stay unknown. */
  private static @Nullable Chatter person(@Nullable String name) {
    if (name == null) return null;
    String login = name.toLowerCase(Locale.ROOT);
    return new Chatter(userId(login), login, name, List.of());
  }

  private static Map<String, @Nullable Object> named(String prefix, @Nullable Chatter who) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(prefix + "_id", who == null ? null : who.id());
    fields.put(prefix + "_login", who == null ? null : who.login());
    fields.put(prefix + "_name", who == null ? null : who.displayName());
    return fields;
  }
}
