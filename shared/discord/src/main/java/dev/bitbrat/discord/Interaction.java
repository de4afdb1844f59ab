package dev.bitbrat.discord;

import dev.bitbrat.events.Tree;
import dev.bitbrat.platform.webhook.MalformedException;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A genuine interaction, taken apart.
 *
 * @param body all of it, as it came
 */
record Interaction(Kind kind, Map<String, @Nullable Object> body) {
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,1000}");
  private static final long CHAT_INPUT = 1;

  Interaction(Kind kind, Map<String, @Nullable Object> body) {
    this.kind = kind;
    this.body = body;
  }

  enum Kind {
    PING,
    COMMAND,
    COMPONENT,
    AUTOCOMPLETE,
    MODAL,
    OTHER
  }

  /**
   * @throws MalformedException if something that we need is missing or of the wrong kind
   */
  static Interaction read(Map<String, @Nullable Object> body) {
    Kind kind =
        switch (Math.clamp(Tree.number(body, "type", 0), 0, 6)) {
          case 1 -> Kind.PING;
          case 2 -> Kind.COMMAND;
          case 3 -> Kind.COMPONENT;
          case 4 -> Kind.AUTOCOMPLETE;
          case 5 -> Kind.MODAL;
          default -> Kind.OTHER;
        };
    return new Interaction(kind, body);
  }

  /** Not one of those in the menu of a user or a message. */
  boolean isSlashCommand() {
    return Tree.number(data(), "type", CHAT_INPUT) == CHAT_INPUT;
  }

  Map<String, @Nullable Object> data() {
    return Tree.map(body, "data");
  }

  String id() {
    return Snowflake.of(body, "id", "$");
  }

  String application() {
    return Snowflake.of(body, "application_id", "$");
  }

  /** With it anybody can answer: never in a log. */
  String token() {
    String token = Tree.string(body, "token");
    if (token == null || !TOKEN.matcher(token).matches()) {
      throw new MalformedException("$.token: a token is needed here");
    }
    return token;
  }

  /** Who is a member of the guild; nobody in a direct message. */
  Map<String, @Nullable Object> member() {
    return Tree.map(body, "member");
  }

  Map<String, @Nullable Object> user() {
    Map<String, @Nullable Object> user = Tree.map(member(), "user");
    return user.isEmpty() ? Tree.map(body, "user") : user;
  }

  @Override
  public String toString() {
    return "Interaction[" + kind + ']';
  }
}
