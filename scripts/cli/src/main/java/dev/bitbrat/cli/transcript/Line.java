package dev.bitbrat.cli.transcript;

import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A line as typed or as it stands in a transcript. */
public sealed interface Line {
  /** What the person at the prompt says. */
  record Plain(String text) implements Line {}

  /**
   * {@code > login "Display Name"[roles] {id=msgId}: text}.
   *
   * @param displayName the login if none is given
   * @param roles wire names, and {@code self} for the bot's own account
   */
  record Chat(
      String login, String displayName, List<String> roles, @Nullable String id, String text)
      implements Line {
    public Chat {
      roles = List.copyOf(roles);
    }
  }

  /** {@code ! type {fields}}: something that happened on the platform. */
  record Happening(String type, Map<String, @Nullable Object> fields) implements Line {
    public Happening(String type, Map<String, @Nullable Object> fields) {
      this.type = type;
      this.fields = Tree.mapOf(fields);
    }

    /** The platform's id of it, if the line gives one. */
    public @Nullable String id() {
      Object id = fields.get("id");
      return id == null ? null : id.toString();
    }
  }

  /** {@code @clock +20m}. */
  record Clock(Duration by) implements Line {}

  /** {@code @live on}. */
  record Live(boolean on) implements Line {}

  /**
   * {@code @game Celeste}.
   *
   * @param name {@code ""} for no category
   */
  record Game(String name) implements Line {}

  /** {@code /why}: for the prompt itself. */
  record Command(String name) implements Line {}

  /** Nothing, a comment, or what a transcript expects to come out. */
  record Nothing() implements Line {}

  /** Means something where a bot is tested, not here. */
  record TestOnly(String what) implements Line {}

  /**
   * @param problem what was expected, for a person
   */
  record Unreadable(String problem) implements Line {}
}
