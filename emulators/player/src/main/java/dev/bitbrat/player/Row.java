package dev.bitbrat.player;

import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.LineWriter;

/** A line of a comparison. */
public sealed interface Row {
  /** What is expected, or came. */
  Expectation expectation();

  /** Expected, and it came. */
  record Same(Expectation expectation) implements Row {}

  /** Expected, and it did not come. */
  record Missing(Expectation expectation) implements Row {}

  /** It came and was not expected here; it has no line. */
  record Extra(Expectation expectation) implements Row {}

  /** As a line of a transcript. */
  default String text() {
    return LineWriter.write(expectation());
  }
}
