package dev.bitbrat.kick;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Maps {@code chat.message.sent}. */
final class KickChatMessages {
  static final String TYPE = "chat.message.sent";

  /** How an emote stands in the text; its name is what people typed. */
  private static final Pattern EMOTE = Pattern.compile("\\[emote:[0-9]{1,20}:([^\\[\\]:]{1,100})]");

  /** An emote whose name was left out. */
  private static final Pattern NAMELESS = Pattern.compile("\\[emote:[0-9]{1,20}:?]");

  /** Details kept under Kick's own names, for rules that need them. */
  private static final List<String> KEPT = List.of("emotes", "replies_to", "created_at");

  private KickChatMessages() {}

  /**
   * @param frame what all events of a delivery have in common
   * @param account the bot's own, by id
   */
  static Event map(
      Event.Builder frame,
      Map<String, @Nullable Object> chat,
      KickUser broadcaster,
      @Nullable String account) {
    String id = KickFields.id(chat, "message_id");
    KickUser sender = KickUser.read(chat, "sender");
    String content = KickFields.text(chat, "content");
    return frame
        .type("chat.message.v1")
        .correlationId(Ids.correlation("kick", "chat", id))
        .identity(sender.identity(broadcaster, account))
        .message(new Message(id, "user", text(content), null, details(chat, content), Map.of()))
        .build();
  }

  /** What was said as its author typed it. */
  static String text(String content) {
    String named = EMOTE.matcher(content).replaceAll(m -> Matcher.quoteReplacement(m.group(1)));
    return NAMELESS.matcher(named).replaceAll("").strip();
  }

  private static Map<String, @Nullable Object> details(
      Map<String, @Nullable Object> chat, String content) {
    Map<String, @Nullable Object> details = new LinkedHashMap<>();
    details.put("text", content);
    for (String name : KEPT) {
      Object value = chat.get(name);
      if (value != null) details.put(name, value);
    }
    Map<String, @Nullable Object> identity = Tree.map(Tree.map(chat, "sender"), "identity");
    for (String name : List.of("badges", "username_color")) {
      Object value = identity.get(name);
      if (value != null) details.put(name, value);
    }
    return details;
  }
}
