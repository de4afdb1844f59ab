package dev.bitbrat.behaviours;

import dev.bitbrat.events.Delivery;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bot makes of one event.
 *
 * @param runs the behaviours that a trigger chose, in the order of the configuration
 * @param why why there are none, for a person; {@code ""} if it is of no interest
 */
public record Decision(List<Run> runs, String why) {
  public Decision {
    runs = List.copyOf(runs);
  }

  /** One behaviour's part. */
  public sealed interface Run {
    Behaviour behaviour();

    /**
     * @param deliveries in order; none if all texts came out blank
     */
    record Ran(Behaviour behaviour, List<Delivery> deliveries) implements Run {
      public Ran {
        deliveries = List.copyOf(deliveries);
      }
    }

    /**
     * @param why for example {@code !sass: matched, denied by user.role atLeast moderator}
     */
    record Denied(Behaviour behaviour, String why) implements Run {}
  }

  static Decision none(String why) {
    return new Decision(List.of(), why);
  }

  /** All that is to be sent, in order. */
  public List<Delivery> deliveries() {
    return runs.stream()
        .flatMap(
            run ->
                switch (run) {
                  case Run.Ran ran -> ran.deliveries().stream();
                  case Run.Denied _ -> Stream.<Delivery>empty();
                })
        .toList();
  }

  /** Whether a behaviour ran, be it without a word. */
  public boolean acted() {
    return runs.stream().anyMatch(Run.Ran.class::isInstance);
  }

  /** Why nothing is said, in one line for a person; empty if something is. */
  public Optional<String> whySilent() {
    if (!deliveries().isEmpty()) return Optional.empty();
    if (runs.isEmpty()) return why.isEmpty() ? Optional.empty() : Optional.of(why);
    return Optional.of(runs.stream().map(Decision::line).collect(Collectors.joining("; ")));
  }

  private static String line(Run run) {
    return switch (run) {
      case Run.Ran ran -> ran.behaviour().name() + ": ran, but had nothing to say";
      case Run.Denied denied -> denied.why();
    };
  }
}
