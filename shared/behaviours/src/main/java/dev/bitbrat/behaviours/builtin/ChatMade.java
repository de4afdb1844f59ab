package dev.bitbrat.behaviours.builtin;

import dev.bitbrat.behaviours.spi.Run;
import dev.bitbrat.behaviours.text.Placeholders;
import dev.bitbrat.behaviours.text.Templates;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  /** Empty if a name or a text is missing or too long. */
  static Optional<ChatMade> of(Run run, String name, String text) {
    String command = name(run, name);
    boolean fits =
        !command.isEmpty()
            && command.length() <= LONGEST_NAME
            && !ChatText.isBlank(text)
            && text.length() <= LONGEST_TEXT;
    return fits
        ? Optional.of(new ChatMade(command, Templates.restrict(text, Placeholders::isForEverybody)))
        : Optional.empty();
  }

  /** The name without a sigil; {@code ""} if it is none. */
  static String name(Run run, String written) {
    String word = ChatText.firstWord(written);
    String name = word.startsWith(run.sigil()) ? word.substring(run.sigil().length()) : word;
    return Names.fold(name.startsWith("!") ? name.substring(1) : name);
  }

  /** For {@code ${state.command.name}}. */
  static void leaveName(Run run, String written) {
    run.leave("command", Map.of("name", name(run, written)));
  }

  static @Nullable String author(Run run) {
    Identity.External external = run.event().identity().external();
    if (external == null) return null;
    return external.login() == null ? external.id() : external.login();
  }

  void put(Run run) {
    Map<String, @Nullable Object> behaviour = new LinkedHashMap<>();
    behaviour.put("uuid", Ids.derive("chat-made command", name));
    behaviour.put("name", behaviourName(run));
    behaviour.put("active", true);
    behaviour.put("triggers", List.of(component("chat.command", "text", name)));
    behaviour.put("conditions", List.of());
    behaviour.put("actions", List.of(component("reply", "message", text)));
    run.editor().put(name, behaviour, author(run), run.now().toString());
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
