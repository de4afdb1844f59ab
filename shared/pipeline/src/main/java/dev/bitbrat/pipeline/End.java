package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.TraceEntry;
import java.util.Locale;

/**
 * How an event ended; every accepted event ends exactly once, for each bot that it went to.
 *
 * @param detail why, in one line for a person
 */
public record End(Kind kind, String detail) {
  public enum Kind {
    /** At least one reply or action went out. */
    ANSWERED,
    /** Nothing to say. */
    QUIET,
    /** A dead letter was written, or what should go out was refused. */
    FAILED,
    /** A send was begun and nobody knows whether it arrived. It is not repeated. */
    UNKNOWN;

    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public static End answered(String detail) {
    return new End(Kind.ANSWERED, detail);
  }

  /** Of an event with nothing to send: in order, unless a stage failed on the way. */
  public static End withoutWords(Event event) {
    if (!event.errors().isEmpty()) return End.failed(event.errors().getLast().message());
    return event.trace().stream()
        .map(TraceEntry::detail)
        .filter(detail -> detail != null && !detail.isBlank())
        .reduce((first, second) -> second)
        .map(End::quiet)
        .orElse(End.quiet("nothing to send"));
  }

  public static End quiet(String detail) {
    return new End(Kind.QUIET, detail);
  }

  public static End failed(String detail) {
    return new End(Kind.FAILED, detail);
  }

  public static End unknown(String detail) {
    return new End(Kind.UNKNOWN, detail);
  }
}
