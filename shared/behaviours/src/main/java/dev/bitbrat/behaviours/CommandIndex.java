package dev.bitbrat.behaviours;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the behaviours of a command with one look, however many there are. */
final class CommandIndex {
  private final Map<String, List<Behaviour>> byName = new HashMap<>();

  CommandIndex(List<Behaviour> behaviours) {
    for (Behaviour behaviour : behaviours) {
      if (!behaviour.runs()) continue;
      for (String name : names(behaviour)) {
        byName.computeIfAbsent(name, n -> new ArrayList<>()).add(behaviour);
      }
    }
    byName.replaceAll((name, list) -> List.copyOf(list));
  }

  private static Set<String> names(Behaviour behaviour) {
    Set<String> names = new LinkedHashSet<>();
    for (Trigger trigger : behaviour.triggers()) {
      switch (trigger) {
        case Trigger.ChatCommand command -> command.names().forEach(n -> names.add(Names.fold(n)));
        case Unresolved _ -> {}
      }
    }
    return names;
  }

  /** In the order of the configuration. */
  List<Behaviour> find(String foldedName) {
    return byName.getOrDefault(foldedName, List.of());
  }
}
