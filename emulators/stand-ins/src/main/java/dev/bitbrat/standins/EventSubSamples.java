package dev.bitbrat.standins;

import dev.bitbrat.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Bodies of EventSub deliveries in the shape that Twitch documents. */
public final class EventSubSamples {
  public static final String BROADCASTER_ID = "4711001";
  public static final String BROADCASTER_LOGIN = "burgeroni";
  public static final String BOT_ID = "4711002";

  private static final Chatter ANONYMOUS =
      new Chatter("274598607", "ananonymousgifter", "AnAnonymousGifter", List.of());

  private EventSubSamples() {}

  /**
   * @param badges {@code set_id}s, for example {@code moderator}
   */
  public record Chatter(String id, String login, String displayName, List<String> badges) {
    public Chatter {
      badges = List.copyOf(badges);
    }

    public static final Chatter ADA = new Chatter("4711101", "ada", "Ada", List.of());
    public static final Chatter OWNER =
        new Chatter(BROADCASTER_ID, BROADCASTER_LOGIN, "Burgeroni", List.of("broadcaster"));
  }

  /** A notification of {@code channel.chat.message}. */
  public static String chatMessage(String messageId, Chatter chatter, String text) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("broadcaster_user_id", BROADCASTER_ID);
    event.put("broadcaster_user_login", BROADCASTER_LOGIN);
    event.put("broadcaster_user_name", "Burgeroni");
    event.put("chatter_user_id", chatter.id());
    event.put("chatter_user_login", chatter.login());
    event.put("chatter_user_name", chatter.displayName());
    event.put("message_id", messageId);
    Map<String, @Nullable Object> fragment = new LinkedHashMap<>();
    fragment.put("type", "text");
    fragment.put("text", text);
    for (String name : List.of("cheermote", "emote", "mention")) fragment.put(name, null);
    event.put("message", Map.of("text", text, "fragments", List.of(fragment)));
    event.put("color", "#FF7F50");
    event.put("badges", badges(chatter));
    event.put("message_type", "text");
    for (String name :
        List.of(
            "cheer",
            "reply",
            "channel_points_custom_reward_id",
            "source_broadcaster_user_id",
            "source_broadcaster_user_login",
            "source_broadcaster_user_name",
            "source_message_id",
            "source_badges")) {
      event.put(name, null);
    }
    return notification("channel.chat.message", event);
  }

  /**
   * A notification of {@code channel.chat.notification}.
   *
   * @param chatter {@code null} for somebody who wants to stay unknown
   * @param type {@code sub}, {@code raid}, ...
   * @param about what stands under that name
   */
  public static String notice(
      String messageId, @Nullable Chatter chatter, String type, Map<String, ?> about, String text) {
    Chatter shown = chatter == null ? ANONYMOUS : chatter;
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("broadcaster_user_id", BROADCASTER_ID);
    event.put("broadcaster_user_login", BROADCASTER_LOGIN);
    event.put("broadcaster_user_name", "Burgeroni");
    event.put("chatter_user_id", shown.id());
    event.put("chatter_user_login", shown.login());
    event.put("chatter_user_name", shown.displayName());
    event.put("chatter_is_anonymous", chatter == null);
    event.put("color", "");
    event.put("badges", badges(shown));
    event.put("system_message", "");
    event.put("message_id", messageId);
    event.put("message", Map.of("text", text, "fragments", List.of()));
    event.put("notice_type", type);
    for (String name : List.of("sub", "resub", "sub_gift", "community_sub_gift", "raid")) {
      event.put(name, null);
    }
    event.put(type, about);
    return notification("channel.chat.notification", event);
  }

  public static String notification(String type, Map<String, ?> event) {
    return Json.write(Map.of("subscription", subscription(type, "enabled"), "event", event));
  }

  public static String challenge(String type, String challenge) {
    Map<String, Object> subscription = subscription(type, "webhook_callback_verification_pending");
    return Json.write(Map.of("challenge", challenge, "subscription", subscription));
  }

  /**
   * @param status why, for example {@code authorization_revoked}
   */
  public static String revocation(String type, String status) {
    return Json.write(Map.of("subscription", subscription(type, status)));
  }

  private static Map<String, Object> subscription(String type, String status) {
    return Map.of(
        "id",
        "9d2f6b1e-0f35-4d5a-8f9c-3a3f5c7f1e55",
        "type",
        type,
        "version",
        "1",
        "status",
        status,
        "cost",
        0,
        "condition",
        Map.of("broadcaster_user_id", BROADCASTER_ID, "user_id", BOT_ID),
        "transport",
        Map.of("method", "webhook", "callback", "https://bot.example/twitch"),
        "created_at",
        "2026-01-02T18:00:00.634234626Z");
  }

  private static List<Map<String, Object>> badges(Chatter chatter) {
    List<Map<String, Object>> badges = new ArrayList<>();
    for (String set : chatter.badges()) badges.add(Map.of("set_id", set, "id", "1", "info", ""));
    return badges;
  }
}
