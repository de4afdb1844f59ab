package dev.bitbrat.transcript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Groups lines to steps; used once. */
final class Steps {
  private final List<Step> steps = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<Expectation> expectations = new ArrayList<>();
  private @Nullable Cause cause;

  /** A cause that could not be read counts, so that what follows it is no second problem. */
  private boolean begun;

  void add(Reading reading) {
    switch (reading) {
      case Reading.Nothing _ -> {}
      case Reading.Read(Cause next) -> begin(next);
      case Reading.Read(Expectation expectation) -> expect(expectation);
      case Reading.Unreadable(Problem problem) -> {
        problems.add(problem);
        begin(null);
      }
    }
  }

  private void begin(@Nullable Cause next) {
    end();
    cause = next;
    begun = true;
  }

  private void end() {
    if (cause != null) steps.add(new Step(cause, expectations));
    expectations.clear();
  }

  private void expect(Expectation expectation) {
    int line = expectation.number();
    if (!begun) {
      problems.add(
          new Problem(
              line, "nothing has happened yet", "an input or a fixture first: > ann: !ping"));
    } else if (expectations.stream().anyMatch(earlier -> contradict(earlier, expectation))) {
      problems.add(
          new Problem(
              line, "something comes out and nothing does, both after one line", "one of them"));
    } else {
      expectations.add(expectation);
    }
  }

  private static boolean contradict(Expectation one, Expectation other) {
    return (one instanceof Expectation.Silence && other instanceof Expectation.Output)
        || (one instanceof Expectation.Output && other instanceof Expectation.Silence);
  }

  Parsed parsed() {
    end();
    return problems.isEmpty() ? new Parsed.Ok(new Transcript(steps)) : new Parsed.Invalid(problems);
  }
}
