package dev.bitbrat.player;

import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.Place;
import dev.bitbrat.transcript.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was expected to come out of a step against what did. */
final class Comparison {
  private final Step step;
  private final List<Sent> came;
  private final Place origin;

  /**
   * @param origin where the step came from
   */
  Comparison(Step step, List<Sent> came, Place origin) {
    this.step = step;
    this.came = came;
    this.origin = origin;
  }

  private record Destination(List<Expectation.Output> expected, List<Sent> came) {
    Destination() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  /** One group for each destination; all calls of the platform are one. */
  List<List<Row>> groups() {
    Map<Optional<Place>, Destination> destinations = new LinkedHashMap<>();
    for (Expectation.Output output : step.outputs()) {
      at(destinations, Sent.expected(output, origin)).expected().add(output);
    }
    for (Sent sent : came) at(destinations, sent).came().add(sent);
    boolean inOrder = !(step.cause() instanceof Cause.Parallel);
    List<List<Row>> groups = new ArrayList<>();
    for (Destination each : destinations.values()) {
      Diff diff = new Diff(each.expected(), each.came(), origin);
      groups.add(new ArrayList<>(inOrder ? diff.ordered() : diff.unordered()));
    }
    addSilence(groups);
    return groups;
  }

  /** That nothing comes out is a line like others. */
  private void addSilence(List<List<Row>> groups) {
    if (groups.isEmpty()) groups.add(new ArrayList<>());
    for (Expectation expectation : step.expectations().reversed()) {
      if (expectation instanceof Expectation.Silence) {
        groups
            .getFirst()
            .addFirst(came.isEmpty() ? new Row.Same(expectation) : new Row.Missing(expectation));
      }
    }
    if (came.isEmpty() && !step.outputs().isEmpty()) {
      groups.getFirst().add(new Row.Extra(new Expectation.Silence(0)));
    }
  }

  private static Destination at(Map<Optional<Place>, Destination> destinations, Sent sent) {
    return destinations.computeIfAbsent(Optional.ofNullable(sent.to()), place -> new Destination());
  }
}
