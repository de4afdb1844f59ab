package dev.bitbrat.twitch;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.webhook.MalformedException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Maps {@code channel.chat.message}: the line, and the cheer that may be in it, of which nobody
 * else tells.
 */
final class ChatMessages {
  static final String TYPE = "chat.message.v1";
  static final String SUBSCRIPTION = "channel.chat.message";

  /** The bot's own account speaking. */
  static final String SELF = "self";

  private static final String ACTION = "\u0001ACTION ";

  /** Details kept under Twitch's own names, for rules that need them. */
  private static final List<String> KEPT =
      List.of(
          "message_type",
          "color",
          "badges",
          "reply",
          "cheer",
          "channel_points_custom_reward_id",
          "source_broadcaster_user_id",
          "source_broadcaster_user_login",
          "source_message_id");

  private ChatMessages() {}

  /**
   * @param frame what all events of the delivery have in common
   * @param account the bot's own account, by id
   */
  static Event map(
      Event.Builder frame, Map<String, @Nullable Object> chat, @Nullable String account) {
    String messageId = EventSubDelivery.id(chat, "message_id", "$.event");
    return frame
        .type(TYPE)
        .correlationId(Ids.correlation("twitch", "chat", messageId))
        .identity(new Identity(chatter(chat, account), null, null, Map.of()))
        .message(new Message(messageId, "user", text(chat), null, details(chat), Map.of()))
        .build();
  }

  /** The cheer in a message; empty if there is none, or it is another channel's. */
  static Optional<Happened> cheer(Map<String, @Nullable Object> chat) {
    long bits = Tree.number(Tree.map(chat, "cheer"), "bits", 0);
    if (bits <= 0 || isShared(chat)) return Optional.empty();
    return Happened.of("cheer")
        .object(chat, "message_id")
        .by(chat, "chatter_user")
        .put("bits", bits)
        .put("message", text(chat))
        .build();
  }

  /** Whether it was said in another channel of a shared chat. */
  static boolean isShared(Map<String, @Nullable Object> chat) {
    String source = Tree.string(chat, "source_broadcaster_user_id");
    return source != null
        && !source.isBlank()
        && !source.equals(Tree.string(chat, "broadcaster_user_id"));
  }

  private static Identity.External chatter(
      Map<String, @Nullable Object> chat, @Nullable String account) {
    String id = EventSubDelivery.id(chat, "chatter_user_id", "$.event");
    String login = EventSubDelivery.text(chat, "chatter_user_login", "$.event");
    String name = Tree.string(chat, "chatter_user_name");
    List<String> roles = new ArrayList<>(roles(Tree.maps(chat, "badges")));
    if (id.equals(account)) roles.add(SELF);
    return new Identity.External(
        id,
        "twitch",
        login.toLowerCase(Locale.ROOT),
        name == null || name.isBlank() ? login : name,
        roles);
  }

  /** Our roles for Twitch's badges, each once, lowest first. */
  static List<String> roles(List<Map<String, @Nullable Object>> badges) {
    return badges.stream()
        .map(badge -> role(String.valueOf(Tree.string(badge, "set_id"))))
        .filter(role -> role != Role.EVERYONE)
        .distinct()
        .sorted()
        .map(Role::wireName)
        .toList();
  }

  private static Role role(String badgeSet) {
    return switch (badgeSet) {
      case "broadcaster" -> Role.BROADCASTER;
      case "moderator", "lead_moderator" -> Role.MODERATOR;
      case "vip" -> Role.VIP;
      case "subscriber", "founder" -> Role.SUBSCRIBER;
      default -> Role.EVERYONE;
    };
  }

  /** What was said, without what Twitch or a chat client puts around it. */
  private static String text(Map<String, @Nullable Object> chat) {
    String text = raw(chat);
    if (text.startsWith(ACTION)) text = text.substring(ACTION.length());
    text = text.replace("\u0001", "");
    return trim(withoutParent(trim(text), Tree.map(chat, "reply")));
  }

  private static String raw(Map<String, @Nullable Object> chat) {
    String text = Tree.string(Tree.map(chat, "message"), "text");
    if (text == null) {
      throw new MalformedException("$.event.message.text: a string is needed here");
    }
    return text;
  }

  /** Twitch puts {@code @parent} before a reply: {@code !ping} would not begin the text. */
  private static String withoutParent(String text, Map<String, @Nullable Object> reply) {
    for (String field : List.of("parent_user_name", "parent_user_login")) {
      String parent = Tree.string(reply, field);
      if (parent == null || parent.isEmpty()) continue;
      String mention = "@" + parent;
      boolean mentioned = text.regionMatches(true, 0, mention, 0, mention.length());
      if (!mentioned) continue;
      String rest = text.substring(mention.length());
      if (rest.isEmpty() || Character.isWhitespace(rest.charAt(0))) return rest;
    }
    return text;
  }

  /** Some chat clients end every other message with an invisible tag, so that it is no repeat. */
  private static String trim(String text) {
    int end = text.length();
    while (end > 0) {
      int last = text.codePointBefore(end);
      if (!Character.isWhitespace(last) && last != 0xE0000 && last != 0x034F) break;
      end -= Character.charCount(last);
    }
    return text.substring(0, end).stripLeading();
  }

  private static Map<String, @Nullable Object> details(Map<String, @Nullable Object> chat) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("text", raw(chat));
    for (String name : KEPT) {
      Object value = chat.get(name);
      if (value != null) details.put(name, value);
    }
    if (raw(chat).startsWith(ACTION)) details.put("action", true);
    if (isShared(chat)) details.put("shared_chat", true);
    return details;
  }
}
