package dev.bitbrat.behaviours;

import java.util.List;

/** Starts a behaviour; one of several is enough. */
public sealed interface Trigger permits Trigger.ChatCommand, Unresolved {
  /**
   * Somebody says the sigil and a name as the first word.
   *
   * @param names as written, without a sigil
   */
  record ChatCommand(List<String> names) implements Trigger {
    public ChatCommand {
      names = List.copyOf(names);
    }
  }
}
