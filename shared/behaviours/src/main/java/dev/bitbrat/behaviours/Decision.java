package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.DelayedEffect;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.events.Delivery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a bot makes of one event.
 *
 * @param runs the behaviours that a trigger chose, in the order of the configuration
 * @param changes what the bot keeps from now on, by path
 * @param why why there are no runs, for a person; {@code ""} if it is of no interest
 */
public record Decision(List<Run> runs, Map<String, Draft.Changed> changes, String why) {
  public Decision {
    runs = List.copyOf(runs);
    changes = Map.copyOf(changes);
  }

  /** One behaviour's part. */
  public sealed interface Run {
    /** Name of the behaviour. */
    String behaviour();

    /**
     * @param deliveries in order; none if all texts came out blank
     * @param effects to do later
     * @param notes lines for the operator
     */
    record Ran(
        String behaviour,
        List<Delivery> deliveries,
        List<DelayedEffect> effects,
        List<String> notes)
        implements Run {
      public Ran {
        notes = List.copyOf(notes);
        deliveries = List.copyOf(deliveries);
        effects = List.copyOf(effects);
      }
    }

    /**
     * @param why for example {@code !sass: matched, denied by user.role atLeast moderator}
     */
    record Denied(String behaviour, String why) implements Run {}

    /**
     * An action could not be done: nothing of the behaviour counts.
     *
     * @param why for the operator
     */
    record Failed(String behaviour, String why) implements Run {}
  }

  static Decision none(String why) {
    return new Decision(List.of(), Map.of(), why);
  }

  /** All that is to be sent, in order. */
  public List<Delivery> deliveries() {
    return ran().flatMap(run -> run.deliveries().stream()).toList();
  }

  /** All that is to be done later. */
  public List<DelayedEffect> effects() {
    return ran().flatMap(run -> run.effects().stream()).toList();
  }

  private Stream<Run.Ran> ran() {
    return runs.stream().filter(Run.Ran.class::isInstance).map(Run.Ran.class::cast);
  }

  /** Whether a behaviour ran, be it without a word. */
  public boolean acted() {
    return ran().findAny().isPresent();
  }

  /** Why nothing is said, in one line for a person; empty if something is. */
  public Optional<String> whySilent() {
    if (!deliveries().isEmpty()) return Optional.empty();
    if (runs.isEmpty()) return why.isEmpty() ? Optional.empty() : Optional.of(why);
    return Optional.of(runs.stream().map(Decision::line).collect(Collectors.joining("; ")));
  }

  private static String line(Run run) {
    return switch (run) {
      case Run.Ran ran ->
          ran.behaviour()
              + (ran.notes().isEmpty()
                  ? ": ran, but had nothing to say"
                  : ": ran and noted: " + String.join(" / ", ran.notes()));
      case Run.Denied denied -> denied.why();
      case Run.Failed failed -> failed.behaviour() + ": failed: " + failed.why();
    };
  }
}
