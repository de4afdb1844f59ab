package dev.bitbrat.cli.chat;

import dev.bitbrat.transcript.Cause;

/** A line as typed at the prompt: one of a transcript, or what only a prompt knows. */
sealed interface Typed {
  /** What the person at the prompt says. */
  record Plain(String text) implements Typed {}

  /** A line of a transcript that means something here. */
  record Played(Cause cause) implements Typed {}

  /** {@code /why}: for the prompt itself. */
  record Command(String name) implements Typed {}

  /** Nothing, a comment, or what a transcript expects to come out. */
  record Nothing() implements Typed {}

  /** Means something where a bot is tested, not here. */
  record TestOnly(String what) implements Typed {}

  /**
   * @param problem what was expected, for a person
   */
  record Unreadable(String problem) implements Typed {}
}
