package dev.bitbrat.cli.discord;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.discord.SlashCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The commands that a bot's behaviours listen to. */
final class Offered {
  private Offered() {}

  /**
   * Those of behaviours that run. A name that a data store holds is known only when somebody says
   * it.
   */
  static SlashCommands.Made of(BotConfig config) {
    List<SlashCommands.Command> commands = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Behaviour behaviour : config.behaviours()) {
      if (!behaviour.runs()) continue;
      behaviour.triggers().stream()
          .flatMap(trigger -> trigger.component().interests(trigger.self()).stream())
          .forEach(
              interest -> {
                if (interest instanceof Interest.Command(List<String> names)) {
                  for (String name : names) {
                    commands.add(new SlashCommands.Command(name, description(behaviour)));
                  }
                } else if (interest instanceof Interest.AnyCommand) {
                  problems.add(
                      behaviour.name()
                          + " is left out: the name of its command is in a data store");
                }
              });
    }
    SlashCommands.Made made = SlashCommands.make(commands);
    problems.addAll(made.problems());
    return new SlashCommands.Made(made.commands(), problems);
  }

  private static String description(Behaviour behaviour) {
    String does =
        behaviour.actions().stream()
            .map(action -> action.component().sentence())
            .collect(Collectors.joining(", then "));
    return does.isEmpty() ? behaviour.name() : does;
  }
}
