package dev.bitbrat.standins;

import dev.bitbrat.standins.EventSubSamples.Chatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** Lines of Twitch's chat over IRC in the shape that Twitch documents. */
public final class IrcSamples {
  public static final String SENT_MILLIS = "1767384000000";

  private IrcSamples() {}

  /** Somebody says something in the channel of {@link EventSubSamples}. */
  public static String line(String messageId, Chatter chatter, String text) {
    return line(EventSubSamples.BROADCASTER_LOGIN, messageId, chatter, text, Map.of());
  }

  /**
   * @param more tags, in place of those of the same name
   */
  public static String line(
      String channel, String messageId, Chatter chatter, String text, Map<String, String> more) {
    return tags(messageId, chatter, more)
        + prefix(chatter.login())
        + " PRIVMSG #"
        + channel
        + " :"
        + text;
  }

  /** What Twitch itself tells in the chat: a subscription, a raid. */
  public static String notice(String messageId, Chatter chatter, String kind, String text) {
    Map<String, String> more = Map.of("msg-id", kind, "login", chatter.login());
    return tags(messageId, chatter, more)
        + ":tmi.twitch.tv USERNOTICE #"
        + EventSubSamples.BROADCASTER_LOGIN
        + " :"
        + text;
  }

  /** {@code :nick!user@host} of somebody, as before every command of theirs. */
  static String prefix(String login) {
    return ':' + login + '!' + login + '@' + login + ".tmi.twitch.tv";
  }

  private static String tags(String messageId, Chatter chatter, Map<String, String> more) {
    Map<String, String> tags = new LinkedHashMap<>();
    boolean subscriber = chatter.badges().contains("subscriber");
    tags.put("badge-info", subscriber ? "subscriber/16" : "");
    StringJoiner badges = new StringJoiner(",");
    for (String badge : chatter.badges()) badges.add(badge + "/1");
    tags.put("badges", badges.toString());
    tags.put("color", "#FF7F50");
    tags.put("display-name", chatter.displayName());
    tags.put("emotes", "");
    tags.put("first-msg", "0");
    tags.put("id", messageId);
    tags.put("mod", chatter.badges().contains("moderator") ? "1" : "0");
    tags.put("room-id", EventSubSamples.BROADCASTER_ID);
    tags.put("tmi-sent-ts", SENT_MILLIS);
    tags.put("user-id", chatter.id());
    tags.put("user-type", "");
    tags.putAll(more);
    StringJoiner line = new StringJoiner(";", "@", " ");
    tags.forEach((name, value) -> line.add(name + '=' + escape(value)));
    return line.toString();
  }

  /** As "Message Tags" of IRCv3 has it. */
  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace(";", "\\:")
        .replace(" ", "\\s")
        .replace("\r", "\\r")
        .replace("\n", "\\n");
  }
}
