package dev.bitbrat.behaviours;

import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A bot's configuration, ready to decide. Safe for threads. */
public final class BotEngine {
  private static final String SELF = "self";

  private final BotConfig config;
  private final CommandIndex commands;

  public BotEngine(BotConfig config) {
    this.config = config;
    this.commands = new CommandIndex(config.behaviours());
  }

  public BotConfig config() {
    return config;
  }

  /** Whether a behaviour may have to do with the event; cheap, and false for most. */
  public boolean concerns(Event event) {
    return command(event).map(name -> !commands.find(name).isEmpty()).orElse(false);
  }

  /** What the bot does. The same event gives the same decision with the same ids. */
  public Decision decide(Event event) {
    Optional<String> command = command(event);
    if (command.isEmpty()) return Decision.none("");
    String shown = config.sigil() + command.get();
    List<Behaviour> found = commands.find(command.get());
    if (found.isEmpty()) return Decision.none(shown + ": no active behaviour has this command");
    Scope scope = new Scope(event);
    List<Decision.Run> runs = new ArrayList<>();
    for (Behaviour behaviour : found) runs.add(run(behaviour, event, scope, shown));
    return new Decision(runs, "");
  }

  /** The folded name of the command that the event calls, if a person calls one. */
  private Optional<String> command(Event event) {
    Message message = event.message();
    if (message == null || !message.role().equals("user") || isOwn(event.identity())) {
      return Optional.empty();
    }
    String word = ChatText.firstWord(event.text());
    boolean called = word.startsWith(config.sigil()) && word.length() > config.sigil().length();
    return called
        ? Optional.of(Names.fold(word.substring(config.sigil().length())))
        : Optional.empty();
  }

  private static boolean isOwn(Identity identity) {
    Identity.External external = identity.external();
    return identity.roles().contains(SELF) || (external != null && external.roles().contains(SELF));
  }

  private static Decision.Run run(Behaviour behaviour, Event event, Scope scope, String shown) {
    List<String> roles = event.identity().roles();
    for (Condition condition : behaviour.conditions()) {
      if (!holds(condition, roles)) {
        return new Decision.Run.Denied(
            behaviour, shown + ": matched, denied by " + describe(condition));
      }
    }
    List<Delivery> deliveries = new ArrayList<>();
    for (int i = 0; i < behaviour.actions().size(); i++) {
      String id = Ids.derive(event.bot() + '/' + event.key(), behaviour.uuid() + '/' + i);
      switch (behaviour.actions().get(i)) {
        case Action.Reply reply -> {
          Template.Filled text = reply.message().fill(scope);
          if (!text.isBlank()) deliveries.add(delivery(id, behaviour, text));
        }
        case Unresolved unknown -> throw new IllegalStateException(unknown.implementation());
      }
    }
    return new Decision.Run.Ran(behaviour, deliveries);
  }

  private static Delivery delivery(String id, Behaviour behaviour, Template.Filled text) {
    return new Delivery.Text(
        id, Delivery.Target.ORIGIN, behaviour.name(), text.text(), text.startsWithData(), Map.of());
  }

  private static boolean holds(Condition condition, List<String> roles) {
    return switch (condition) {
      case Condition.UserRole role -> role.who().includes(roles) != role.negate();
      case Unresolved _ -> false;
    };
  }

  private static String describe(Condition condition) {
    return switch (condition) {
      case Condition.UserRole role -> (role.negate() ? "not " : "") + describe(role.who());
      case Unresolved unknown -> unknown.implementation();
    };
  }

  private static String describe(Condition.Who who) {
    return switch (who) {
      case Condition.Who.AtLeast least -> "user.role atLeast " + least.role().wireName();
      case Condition.Who.AnyOf any ->
          any.roles().stream()
              .sorted()
              .map(r -> r.wireName())
              .collect(Collectors.joining(", ", "user.role anyOf ", ""));
    };
  }
}
