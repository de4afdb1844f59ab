package dev.bitbrat.player;

import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.Step;
import java.util.List;
import java.util.stream.Stream;

/**
 * A step and what came of it.
 *
 * @param groups expectations against what came: one for each destination, then one for each look
 *     into a store
 * @param trouble what kept it from being judged at all, a line each
 * @param why how its events ended and what the stages say about them, a line each
 */
public record PlayedStep(
    Step step, List<List<Row>> groups, List<String> trouble, List<String> why) {
  public PlayedStep {
    groups = groups.stream().map(List::copyOf).toList();
    trouble = List.copyOf(trouble);
    why = List.copyOf(why);
  }

  /** All rows, in the order of the groups. */
  public List<Row> rows() {
    return groups.stream().flatMap(List::stream).toList();
  }

  /** Whether exactly what was expected came. */
  public boolean ok() {
    return trouble.isEmpty() && rows().stream().allMatch(Row.Same.class::isInstance);
  }

  /** What went wrong with its events, a line each; it may go as told all the same. */
  public List<String> failures() {
    return why.stream().filter(Ends::isWrong).map(String::strip).toList();
  }

  /** The number of the last line about what comes out. */
  int lastOutput() {
    return Stream.concat(
            Stream.of(step.cause().number()),
            step.expectations().stream()
                .filter(e -> e instanceof Expectation.Output || e instanceof Expectation.Silence)
                .map(Expectation::number))
        .mapToInt(Integer::intValue)
        .max()
        .orElseThrow();
  }
}
