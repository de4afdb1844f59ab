package dev.bitbrat.transcript;

/** What reading a single line gives. */
public sealed interface Reading {
  /** It means something. */
  record Read(Line line) implements Reading {}

  /** It is blank or a comment. */
  record Nothing() implements Reading {}

  /** It is not of the grammar. */
  record Unreadable(Problem problem) implements Reading {}
}
