package dev.bitbrat.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong on the way.
 *
 * @param source the stage
 * @param fatal whether the rest of the way was left out
 */
public record EventError(
    String source,
    String message,
    boolean fatal,
    @Nullable Instant at,
    Map<String, @Nullable Object> extra) {
  public EventError(
      String source,
      String message,
      boolean fatal,
      @Nullable Instant at,
      Map<String, @Nullable Object> extra) {
    this.source = source;
    this.message = message;
    this.fatal = fatal;
    this.at = at;
    this.extra = Tree.mapOf(extra);
  }
}
