package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.spi.Template;
import dev.bitbrat.behaviours.text.Placeholders;
import dev.bitbrat.behaviours.text.Templates;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.events.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A command as somebody makes it from the chat.
 *
 * @param name folded, without a sigil
 * @param text a template in which only harmless placeholders work
 */
record ChatMade(String name, String text) {
  private static final int LONGEST_NAME = 50;
  private static final int LONGEST_TEXT = 500;

  /**
   * Puts a command into the configuration.
   *
   * @param refusal why the command of that folded name cannot be put, if so
   */
  static Action.Result put(
      Run run, Template name, Template text, Function<String, Optional<String>> refusal) {
    String command = name(run, name);
    String says = text.text(run);
    boolean fits =
        !command.isEmpty()
            && command.length() <= LONGEST_NAME
            && !ChatText.isBlank(says)
            && says.length() <= LONGEST_TEXT;
    if (!fits) return new Action.Result.Failed("a command needs a name and a text");
    Optional<String> why = refusal.apply(command);
    if (why.isPresent()) return new Action.Result.Failed(why.get());
    new ChatMade(command, Templates.restrict(says, Placeholders::isForEverybody)).put(run);
    return Action.Result.DONE;
  }

  /**
   * The name, folded and without a sigil; {@code ""} if it is none. It is left as {@code
   * ${state.command.name}}, whatever comes of it.
   */
  static String name(Run run, Template written) {
    String word = CommandName.of(written.text(run), run.sigil());
    String name = CommandName.withoutSigil(word, "!");
    run.leave("command", Map.of("name", name));
    return name;
  }

  private void put(Run run) {
    Map<String, @Nullable Object> behaviour = new LinkedHashMap<>();
    behaviour.put("uuid", Ids.derive("chat-made command", name));
    behaviour.put("name", behaviourName(run));
    behaviour.put("active", true);
    behaviour.put("triggers", List.of(component("chat.command", "text", name)));
    behaviour.put("conditions", List.of());
    behaviour.put("actions", List.of(component("reply", "message", text)));
    run.editor().put(name, behaviour);
  }

  /** Another one if the bot's author has called a behaviour like the command. */
  private String behaviourName(Run run) {
    String command = run.sigil() + name;
    String free = command;
    for (int n = 2; run.editor().isTaken(free, name); n++) free = command + " (" + n + ')';
    return free;
  }

  private Map<String, @Nullable Object> component(
      String implementation, String property, String value) {
    Map<String, @Nullable Object> component = new LinkedHashMap<>();
    component.put("implementation", implementation);
    component.put("uuid", Ids.derive("chat-made command", name + '\n' + implementation));
    component.put("properties", Map.of(property, value));
    return component;
  }
}
