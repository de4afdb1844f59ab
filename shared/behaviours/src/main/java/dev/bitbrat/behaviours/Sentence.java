package dev.bitbrat.behaviours;

import dev.bitbrat.events.Role;
import java.util.ArrayList;
import java.util.List;

/** A behaviour in the words of people. */
final class Sentence {
  private Sentence() {}

  static String of(Behaviour behaviour, String sigil) {
    StringBuilder sentence = new StringBuilder(triggers(behaviour.triggers(), sigil));
    List<String> conditions = behaviour.conditions().stream().map(Sentence::condition).toList();
    if (!conditions.isEmpty()) sentence.append(", if ").append(String.join(" and ", conditions));
    List<String> actions = behaviour.actions().stream().map(Sentence::action).toList();
    String all = actions.isEmpty() ? "do nothing" : String.join(", then ", actions);
    return sentence.append(", ").append(all).append('.').toString();
  }

  private static String triggers(List<Trigger> triggers, String sigil) {
    List<String> commands = new ArrayList<>();
    List<String> clauses = new ArrayList<>();
    for (Trigger trigger : triggers) {
      switch (trigger) {
        case Trigger.ChatCommand command -> command.names().forEach(n -> commands.add(sigil + n));
        case Unresolved unknown -> clauses.add(unknown.implementation() + " happens");
      }
    }
    if (!commands.isEmpty()) {
      clauses.addFirst("a user sends the chat command " + either(commands));
    }
    return clauses.isEmpty() ? "Never" : "When " + String.join(" or when ", clauses);
  }

  private static String condition(Condition condition) {
    return switch (condition) {
      case Condition.UserRole role ->
          (role.negate() ? "the user is not " : "the user is ") + who(role.who());
      case Unresolved unknown -> unknown.implementation() + " allows it";
    };
  }

  private static String who(Condition.Who who) {
    return switch (who) {
      case Condition.Who.AtLeast least -> person(least.role());
      case Condition.Who.AnyOf any ->
          either(any.roles().stream().sorted().map(Sentence::person).toList());
    };
  }

  private static String person(Role role) {
    return switch (role) {
      case EVERYONE -> "anybody";
      case SUBSCRIBER -> "a subscriber";
      case VIP -> "a VIP";
      case MODERATOR -> "a moderator";
      case BROADCASTER -> "the broadcaster";
    };
  }

  private static String action(Action action) {
    return switch (action) {
      case Action.Reply reply -> "send the message \"" + reply.message().source() + '"';
      case Unresolved unknown -> "do " + unknown.implementation();
    };
  }

  private static String either(List<String> words) {
    if (words.size() < 2) return String.join("", words);
    int last = words.size() - 1;
    return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
  }
}
