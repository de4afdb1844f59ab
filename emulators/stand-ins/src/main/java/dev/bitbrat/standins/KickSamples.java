package dev.bitbrat.standins;

import dev.bitbrat.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of Kick's deliveries in the shape that Kick documents. */
public final class KickSamples {
  private static final String AT = "2026-01-02T18:08:06Z";
  private static final String UNTIL = "2026-02-02T18:08:06Z";

  private KickSamples() {}

  /**
   * @param slug of the address of their channel
   * @param badges types, for example {@code moderator}
   */
  public record User(long id, String name, String slug, List<String> badges) {
    public User {
      badges = List.copyOf(badges);
    }

    public static final User OWNER = new User(4711001, "Burgeroni", "burgeroni", List.of());
    public static final User BOT = new User(4711002, "TheBot", "thebot", List.of());
    public static final User ADA = new User(4711101, "Ada_L", "ada-l", List.of());
    public static final User MIA = new User(4711102, "Mia", "mia", List.of("moderator"));

    Map<String, @Nullable Object> tree() {
      Map<String, @Nullable Object> user = new LinkedHashMap<>();
      user.put("is_anonymous", false);
      user.put("user_id", id);
      user.put("username", name);
      user.put("is_verified", false);
      user.put("profile_picture", "https://kick.example/" + slug + ".jpg");
      user.put("channel_slug", slug);
      user.put("identity", null);
      return user;
    }

    private Map<String, @Nullable Object> withBadges() {
      Map<String, @Nullable Object> user = tree();
      user.put(
          "identity",
          Map.of(
              "username_color",
              "#FF7F50",
              "badges",
              badges.stream().map(type -> Map.of("text", type, "type", type)).toList()));
      return user;
    }
  }

  public static String chat(String messageId, User sender, String content) {
    return chat(messageId, sender, content, null);
  }

  /**
   * @param replyTo id of the message that it answers
   */
  public static String chat(
      String messageId, User sender, String content, @Nullable String replyTo) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("message_id", messageId);
    body.put("replies_to", replyTo == null ? null : parent(replyTo));
    body.put("broadcaster", User.OWNER.tree());
    body.put("sender", sender.withBadges());
    body.put("content", content);
    body.put("emotes", List.of());
    body.put("created_at", AT);
    return Json.write(body);
  }

  private static Map<String, @Nullable Object> parent(String id) {
    return Map.of("message_id", id, "content", "what came before", "sender", User.MIA.tree());
  }

  public static String follow(User follower) {
    return Json.write(about("follower", follower));
  }

  /** Of {@code channel.subscription.new} and {@code channel.subscription.renewal}. */
  public static String subscription(User subscriber, int months) {
    Map<String, @Nullable Object> body = about("subscriber", subscriber);
    body.put("duration", months);
    body.put("created_at", AT);
    body.put("expires_at", UNTIL);
    return Json.write(body);
  }

  /**
   * @param gifter {@code null} for somebody who wants not to be known
   */
  public static String gifts(@Nullable User gifter, int count) {
    List<User> giftees = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      giftees.add(new User(5000 + i, "Giftee" + i, "giftee" + i, List.of()));
    }
    return gifts(gifter, giftees);
  }

  /** As {@link #gifts(User, int)}, to these. */
  public static String gifts(@Nullable User gifter, List<User> giftees) {
    Map<String, @Nullable Object> body = about("gifter", User.OWNER);
    body.put("gifter", gifter == null ? anonymous() : gifter.tree());
    body.put("giftees", giftees.stream().map(User::tree).toList());
    body.put("created_at", AT);
    body.put("expires_at", UNTIL);
    return Json.write(body);
  }

  private static Map<String, @Nullable Object> anonymous() {
    Map<String, @Nullable Object> nobody = User.OWNER.tree();
    nobody.replaceAll((name, value) -> name.equals("is_anonymous") ? Boolean.TRUE : null);
    return nobody;
  }

  /**
   * @param status {@code pending, accepted} or {@code rejected}
   */
  public static String redemption(String id, User redeemer, String status) {
    Map<String, @Nullable Object> body = about("redeemer", redeemer);
    body.put("id", id);
    body.put("user_input", "drink some water");
    body.put("status", status);
    body.put("redeemed_at", "2026-01-02T18:08:06.323Z");
    body.put(
        "reward",
        Map.of(
            "id",
            "01KBHE7RZNHB0SKDV1H86CD4F3",
            "title",
            "Hydrate",
            "cost",
            1000,
            "description",
            "Only water"));
    return Json.write(body);
  }

  public static String online(String title) {
    return status(title, null);
  }

  public static String offline(String title) {
    return status(title, "2026-01-02T22:00:00+01:00");
  }

  private static String status(String title, @Nullable String end) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster", User.OWNER.tree());
    body.put("is_live", end == null);
    body.put("title", title);
    body.put("started_at", "2026-01-02T19:00:00+01:00");
    body.put("ended_at", end);
    return Json.write(body);
  }

  public static String metadata(String title, String category) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster", User.OWNER.tree());
    body.put(
        "metadata",
        Map.of(
            "title",
            title,
            "language",
            "en",
            "has_mature_content",
            false,
            "category",
            Map.of("id", 123, "name", category, "thumbnail", "https://kick.example/123.jpg")));
    return Json.write(body);
  }

  /**
   * @param until end of a timeout; {@code null} for good
   */
  public static String ban(User moderator, User banned, @Nullable String until) {
    Map<String, @Nullable Object> body = about("moderator", moderator);
    body.put("banned_user", banned.tree());
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("reason", "spam");
    metadata.put("created_at", AT);
    metadata.put("expires_at", until);
    body.put("metadata", metadata);
    return Json.write(body);
  }

  public static String kicks(User sender, int amount) {
    Map<String, @Nullable Object> body = about("sender", sender);
    body.put(
        "gift",
        Map.of(
            "amount",
            amount,
            "name",
            "Rage Quit",
            "type",
            "LEVEL_UP",
            "tier",
            "MID",
            "message",
            "w",
            "pinned_time_seconds",
            600));
    body.put("created_at", "2026-01-02T18:08:06.634Z");
    return Json.write(body);
  }

  /** One of each type, by type. */
  public static Map<String, String> ofEachType() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("chat.message.sent", chat("m1", User.ADA, "!ping"));
    all.put("channel.followed", follow(User.ADA));
    all.put("channel.subscription.new", subscription(User.ADA, 1));
    all.put("channel.subscription.renewal", subscription(User.ADA, 3));
    all.put("channel.subscription.gifts", gifts(User.MIA, 5));
    all.put("channel.reward.redemption.updated", redemption("01KB", User.ADA, "pending"));
    all.put("livestream.status.updated", online("Any% runs"));
    all.put("livestream.metadata.updated", metadata("Any% runs", "Celeste"));
    all.put("moderation.banned", ban(User.MIA, User.ADA, null));
    all.put("kicks.gifted", kicks(User.ADA, 500));
    return all;
  }

  private static Map<String, @Nullable Object> about(String role, User user) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster", User.OWNER.tree());
    body.put(role, user.tree());
    return body;
  }
}
