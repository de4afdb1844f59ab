package dev.bitbrat.transcript;

import java.util.List;

/** A transcript, or all that is wrong with its text. */
public sealed interface Parsed {
  /** Every line was understood. */
  record Ok(Transcript transcript) implements Parsed {}

  /**
   * @param problems at least one, by line
   */
  record Invalid(List<Problem> problems) implements Parsed {
    public Invalid {
      problems = List.copyOf(problems);
    }
  }
}
