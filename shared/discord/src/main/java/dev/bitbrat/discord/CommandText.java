package dev.bitbrat.discord;

import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.webhook.MalformedException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The line that somebody would have typed instead of a slash command. */
final class CommandText {
  private static final int SUB_COMMAND = 1;
  private static final int SUB_COMMAND_GROUP = 2;
  private static final int USER = 6;
  private static final int CHANNEL = 7;
  private static final int ROLE = 8;
  private static final int MENTIONABLE = 9;
  private static final int ATTACHMENT = 11;

  /** Discord has a group, a command in it and that one's options. */
  private static final int DEEPEST = 3;

  private final Map<String, @Nullable Object> resolved;
  private final StringBuilder line = new StringBuilder();

  private CommandText(Map<String, @Nullable Object> resolved) {
    this.resolved = resolved;
  }

  /**
   * @param data of the interaction
   * @return {@code !name argument argument}
   * @throws MalformedException if the command has no name
   */
  static String of(Map<String, @Nullable Object> data) {
    String name = Tree.string(data, "name");
    if (name == null || name.isBlank()) {
      throw new MalformedException("$.data.name: a name is needed here");
    }
    CommandText text = new CommandText(Tree.map(data, "resolved"));
    text.line.append('!').append(name.strip());
    text.options(Tree.maps(data, "options"), 1);
    return text.line.toString();
  }

  private void options(List<Map<String, @Nullable Object>> options, int depth) {
    for (Map<String, @Nullable Object> option : options) {
      int type = Math.clamp(Tree.number(option, "type", 0), 0, 100);
      if (type == SUB_COMMAND || type == SUB_COMMAND_GROUP) {
        word(Tree.string(option, "name"));
        if (depth < DEEPEST) options(Tree.maps(option, "options"), depth + 1);
      } else {
        word(value(type, option.get("value")));
      }
    }
  }

  private @Nullable String value(int type, @Nullable Object value) {
    if (value == null || value instanceof Map || value instanceof List) return null;
    String text = value.toString();
    return switch (type) {
      case USER -> user(text);
      case CHANNEL -> named("channels", text, "#");
      case ROLE -> named("roles", text, "@");
      case MENTIONABLE -> has("users", text) ? user(text) : named("roles", text, "@");
      case ATTACHMENT -> Tree.string(resolved("attachments", text), "url");
      default -> text;
    };
  }

  /** As one types it: what comes of it is data and must call nobody. */
  private String user(String id) {
    String username = Tree.string(resolved("users", id), "username");
    return username == null ? id : "@" + username;
  }

  private String named(String kind, String id, String sign) {
    String name = Tree.string(resolved(kind, id), "name");
    return name == null ? id : sign + name;
  }

  private boolean has(String kind, String id) {
    return !resolved(kind, id).isEmpty();
  }

  private Map<String, @Nullable Object> resolved(String kind, String id) {
    return Tree.map(Tree.map(resolved, kind), id);
  }

  private void word(@Nullable String word) {
    if (word == null || word.isBlank()) return;
    line.append(' ').append(word.strip().replaceAll("[\\s\\p{Cntrl}]+", " "));
  }
}
