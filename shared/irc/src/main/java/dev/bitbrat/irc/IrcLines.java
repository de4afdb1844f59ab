package dev.bitbrat.irc;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import dev.bitbrat.events.Event;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.twitch.ChatLines;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes events of {@code PRIVMSG}: puts its tags into the shape of EventSub's {@code
 * channel.chat.message}, so that one mapping serves both and the same message is the same event.
 * Everything else, {@code USERNOTICE} above all, is told by EventSub alone.
 */
final class IrcLines {
  static final String SOURCE = "ingress.twitch.irc";

  private static final int LONGEST_TEXT = 4_000;

  /** Tags of a reply, and EventSub's names of them. */
  private static final Map<String, String> REPLY =
      Map.of(
          "reply-parent-msg-id", "parent_message_id",
          "reply-parent-msg-body", "parent_message_body",
          "reply-parent-user-id", "parent_user_id",
          "reply-parent-user-login", "parent_user_login",
          "reply-parent-display-name", "parent_user_name",
          "reply-thread-parent-msg-id", "thread_message_id",
          "reply-thread-parent-user-id", "thread_user_id",
          "reply-thread-parent-user-login", "thread_user_login",
          "reply-thread-parent-display-name", "thread_user_name");

  private IrcLines() {}

  /**
   * No event for what is no chat message.
   *
   * @param channels those that were asked for, lower case
   * @param account the bot's own, by id
   * @throws MalformedException if something that we need is missing
   */
  static List<Event> of(IRCMessageEvent line, Set<String> channels, String account, Instant now) {
    if (!line.getCommandType().equals("PRIVMSG")) return List.of();
    String channel = line.getChannelName().orElse("").toLowerCase(Locale.ROOT);
    if (!channels.contains(channel)) return List.of();
    String text = line.getMessage().orElse("");
    if (text.length() > LONGEST_TEXT) throw new MalformedException("a line is too long");
    return ChatLines.of(SOURCE, chat(line, channel, text), account, sentAt(line, now), now);
  }

  private static Map<String, @Nullable Object> chat(
      IRCMessageEvent line, String channel, String text) {
    Map<String, @Nullable Object> chat = new LinkedHashMap<>();
    chat.put("broadcaster_user_id", tag(line, "room-id"));
    chat.put("broadcaster_user_login", channel);
    chat.put("chatter_user_id", tag(line, "user-id"));
    chat.put("chatter_user_login", line.getClientName().orElse(null));
    chat.put("chatter_user_name", tag(line, "display-name"));
    chat.put("message_id", tag(line, "id"));
    chat.put("message", Map.of("text", text));
    chat.put("message_type", type(tag(line, "msg-id")));
    chat.put("color", line.getTagValue("color").orElse(""));
    chat.put("badges", badges(line));
    chat.put("reply", reply(line));
    chat.put("cheer", cheer(tag(line, "bits")));
    chat.put("channel_points_custom_reward_id", tag(line, "custom-reward-id"));
    String room = tag(line, "source-room-id");
    if (room != null && !room.equals(tag(line, "room-id"))) {
      chat.put("source_broadcaster_user_id", room);
      chat.put("source_message_id", tag(line, "source-id"));
    }
    return chat;
  }

  private static @Nullable String tag(IRCMessageEvent line, String name) {
    return line.getTagValue(name).orElse(null);
  }

  /** EventSub's name of what kind of message it is. */
  private static String type(@Nullable String msgId) {
    return switch (msgId) {
      case "highlighted-message" -> "channel_points_highlighted";
      case "skip-subs-mode-message" -> "channel_points_sub_only";
      case "user-intro" -> "user_intro";
      case "animated-message" -> "power_ups_message_effect";
      case "gigantified-emote-message" -> "power_ups_gigantified_emote";
      case null, default -> "text";
    };
  }

  /** {@code subscriber/12,premium/1}; how long somebody has subscribed is in a tag of its own. */
  private static List<Object> badges(IRCMessageEvent line) {
    Map<String, String> infos = new LinkedHashMap<>();
    for (String[] info : pairs(tag(line, "badge-info"))) infos.put(info[0], info[1]);
    List<Object> badges = new ArrayList<>();
    for (String[] badge : pairs(tag(line, "badges"))) {
      String info = infos.getOrDefault(badge[0], "");
      badges.add(Map.of("set_id", badge[0], "id", badge[1], "info", info));
    }
    return badges;
  }

  private static List<String[]> pairs(@Nullable String tag) {
    List<String[]> pairs = new ArrayList<>();
    if (tag == null) return pairs;
    for (String pair : tag.split(",")) {
      int slash = pair.indexOf('/');
      if (slash > 0) {
        pairs.add(new String[] {pair.substring(0, slash), pair.substring(slash + 1)});
      }
    }
    return pairs;
  }

  private static @Nullable Map<String, @Nullable Object> reply(IRCMessageEvent line) {
    Map<String, @Nullable Object> reply = new LinkedHashMap<>();
    REPLY.forEach((from, to) -> line.getTagValue(from).ifPresent(value -> reply.put(to, value)));
    return reply.isEmpty() ? null : reply;
  }

  private static @Nullable Map<String, Object> cheer(@Nullable String bits) {
    if (bits == null || !bits.matches("[0-9]{1,9}")) return null;
    return Map.of("bits", Long.parseLong(bits));
  }

  private static String sentAt(IRCMessageEvent line, Instant now) {
    String millis = tag(line, "tmi-sent-ts");
    if (millis == null || !millis.matches("[0-9]{1,15}")) return now.toString();
    return Instant.ofEpochMilli(Long.parseLong(millis)).toString();
  }
}
