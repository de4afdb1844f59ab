package dev.bitbrat.pipeline;

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
