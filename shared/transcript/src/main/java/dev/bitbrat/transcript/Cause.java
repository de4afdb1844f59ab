package dev.bitbrat.transcript;

import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a step begins with; expectations follow it. */
public sealed interface Cause extends Line
    permits Cause.Chat, Cause.Parallel, Cause.Happening, Cause.Clock, Cause.Restart, Fixture {
  /** {@code > login "Display Name"[roles] {id=msgId}: text}. */
  record Chat(int number, Said said) implements Cause {}

  /**
   * {@code @parallel n > ...}: delivered {@code times} times at once.
   *
   * @param said without an id: each delivery has one of its own
   */
  record Parallel(int number, int times, Said said) implements Cause {}

  /** {@code ! type {fields}}: something that happened on the platform. */
  record Happening(int number, String type, Map<String, @Nullable Object> fields) implements Cause {
    public Happening(int number, String type, Map<String, @Nullable Object> fields) {
      this.number = number;
      this.type = type;
      this.fields = Tree.mapOf(fields);
    }

    /** The platform's id of it, if the line gives one. */
    public @Nullable String id() {
      Object id = fields.get("id");
      return id == null ? null : id.toString();
    }
  }

  /** {@code @clock +20m}: time passes. */
  record Clock(int number, Duration by) implements Cause {}

  /** {@code @restart}: every instance is stopped and started. */
  record Restart(int number) implements Cause {}
}
