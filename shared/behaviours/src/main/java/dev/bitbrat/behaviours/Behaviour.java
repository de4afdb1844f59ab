package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Trigger;
import java.util.List;
import java.util.stream.Stream;

/**
 * When a trigger fires and all conditions hold, the actions are done in order.
 *
 * @param uuid identity over all versions of the configuration
 * @param active as configured; see {@link #runs()}
 * @param madeFromChat whether its texts are those of somebody in the chat: they must not be taken
 *     for commands by a platform
 */
public record Behaviour(
    String uuid,
    String name,
    boolean active,
    boolean madeFromChat,
    List<Configured<Trigger>> triggers,
    List<Configured<Condition>> conditions,
    List<Configured<Action>> actions) {
  public Behaviour {
    triggers = List.copyOf(triggers);
    conditions = List.copyOf(conditions);
    actions = List.copyOf(actions);
  }

  /** Whether it is active and everything in it is known. */
  public boolean runs() {
    return active
        && Stream.of(triggers, conditions, actions)
            .flatMap(List::stream)
            .allMatch(Configured::isResolved);
  }

  /** Whether it may write to a store. */
  boolean writes() {
    return conditions.stream().anyMatch(c -> c.component().writes())
        || actions.stream().anyMatch(a -> a.component().writes());
  }

  /** What it does, in one sentence for people. */
  public String sentence(String sigil) {
    return Sentence.of(this, sigil);
  }
}
