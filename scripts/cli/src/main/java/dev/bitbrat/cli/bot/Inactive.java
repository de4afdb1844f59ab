package dev.bitbrat.cli.bot;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.Unresolved;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Why a behaviour does nothing. */
final class Inactive {
  private Inactive() {}

  /** {@code ""} if it runs. */
  static String why(Behaviour behaviour) {
    List<String> reasons = new ArrayList<>();
    if (!behaviour.active()) reasons.add("switched off");
    Stream.of(behaviour.triggers(), behaviour.conditions(), behaviour.actions())
        .flatMap(List::stream)
        .filter(c -> c.component() instanceof Unresolved)
        .map(c -> c.implementation() + " cannot be used here")
        .distinct()
        .forEach(reasons::add);
    if (behaviour.triggers().isEmpty()) reasons.add("no triggers");
    if (behaviour.actions().isEmpty()) reasons.add("no actions");
    return String.join(", ", reasons);
  }
}
