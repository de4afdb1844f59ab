package dev.bitbrat.behaviours.spi;

import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Changes the bot's own configuration: commands that people make from the chat. They are behaviours
 * like all others, with {@code metadata.madeFrom: chat}; what is changed is in force once the event
 * is done, as a version of its own.
 */
public final class Editor {
  /** Where a draft finds and takes the bundle's tree. */
  public static final String CONFIGURATION = "configuration/current";

  private static final String BEHAVIOURS = "behaviours";
  private static final String METADATA = "metadata";

  private final Draft draft;
  private final @Nullable String by;
  private final Instant now;

  /**
   * @param by login of the person; {@code null} when nobody said it
   */
  public Editor(Draft draft, @Nullable String by, Instant now) {
    this.draft = draft;
    this.by = by;
    this.now = now;
  }

  /** Whether an active behaviour has that command, wherever it came from. */
  public boolean hasCommand(String name) {
    return hasCommand(draft.get(CONFIGURATION), name);
  }

  /**
   * Whether an active behaviour has that command.
   *
   * @param bundle the bundle's tree
   */
  public static boolean hasCommand(Map<String, @Nullable Object> bundle, String name) {
    String folded = Names.fold(name);
    for (Map<String, @Nullable Object> behaviour : Tree.maps(bundle, BEHAVIOURS)) {
      if (Boolean.FALSE.equals(behaviour.get("active"))) continue;
      for (Map<String, @Nullable Object> trigger : Tree.maps(behaviour, "triggers")) {
        boolean called =
            "chat.command".equals(trigger.get("implementation"))
                && names(trigger).stream().map(Names::fold).anyMatch(folded::equals);
        if (called) return true;
      }
    }
    return false;
  }

  private static List<String> names(Map<String, @Nullable Object> trigger) {
    Map<String, @Nullable Object> properties = Tree.map(trigger, "properties");
    String one = Tree.string(properties, "text");
    List<String> names = one == null ? Tree.strings(properties, "text") : List.of(one);
    return names.stream().map(n -> n.startsWith("!") ? n.substring(1) : n).toList();
  }

  /** The behaviour that was made from the chat for that command. */
  public Optional<Map<String, @Nullable Object>> find(String command) {
    String folded = Names.fold(command);
    for (Map<String, @Nullable Object> behaviour : made()) {
      if (folded.equals(Names.fold(command(behaviour)))) return Optional.of(behaviour);
    }
    return Optional.empty();
  }

  /** Whether a behaviour that was not made for that command is called so. */
  public boolean isTaken(String name, String command) {
    String folded = Names.fold(name);
    Optional<Map<String, @Nullable Object>> own = find(command);
    for (Map<String, @Nullable Object> behaviour : behaviours()) {
      boolean same = folded.equals(Names.fold(String.valueOf(Tree.string(behaviour, "name"))));
      if (same && own.filter(behaviour::equals).isEmpty()) return true;
    }
    return false;
  }

  /** The commands that were made from the chat, in order. */
  public List<String> commands() {
    return made().stream().map(Editor::command).sorted().toList();
  }

  /**
   * Adds a command, or replaces the one of that name.
   *
   * @param behaviour as in a bundle, without {@code metadata}
   */
  public void put(String command, Map<String, @Nullable Object> behaviour) {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("madeFrom", "chat");
    metadata.put("command", command);
    metadata.put("by", by);
    metadata.put("at", now.toString());
    Map<String, @Nullable Object> marked = new LinkedHashMap<>(behaviour);
    marked.put(METADATA, metadata);
    List<@Nullable Object> changed = without(command);
    changed.add(marked);
    keep(changed, "!" + command + " was set from the chat");
  }

  /** Takes away a command that was made from the chat. */
  public void remove(String command) {
    keep(without(command), "!" + command + " was removed from the chat");
  }

  private List<@Nullable Object> without(String command) {
    Optional<Map<String, @Nullable Object>> old = find(command);
    List<@Nullable Object> rest = new ArrayList<>(behaviours());
    old.ifPresent(rest::remove);
    return rest;
  }

  private void keep(List<@Nullable Object> behaviours, String message) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>(draft.get(CONFIGURATION));
    tree.put(BEHAVIOURS, behaviours);
    Map<String, @Nullable Object> change = new LinkedHashMap<>();
    change.put("message", message);
    change.put("author", by);
    tree.put("change", change);
    draft.put(CONFIGURATION, tree);
  }

  private List<Map<String, @Nullable Object>> made() {
    return madeFromChat(draft.get(CONFIGURATION));
  }

  /**
   * The behaviours that were made from the chat.
   *
   * @param bundle the bundle's tree
   */
  public static List<Map<String, @Nullable Object>> madeFromChat(
      Map<String, @Nullable Object> bundle) {
    List<Map<String, @Nullable Object>> made = new ArrayList<>();
    for (Map<String, @Nullable Object> behaviour : Tree.maps(bundle, BEHAVIOURS)) {
      if (isMadeFromChat(behaviour)) made.add(behaviour);
    }
    return made;
  }

  public static boolean isMadeFromChat(Map<String, @Nullable Object> behaviour) {
    return "chat".equals(Tree.map(behaviour, METADATA).get("madeFrom"));
  }

  /** The command of a behaviour that was made from the chat. */
  public static String command(Map<String, @Nullable Object> behaviour) {
    return String.valueOf(Tree.string(Tree.map(behaviour, METADATA), "command"));
  }

  private List<Map<String, @Nullable Object>> behaviours() {
    return Tree.maps(draft.get(CONFIGURATION), BEHAVIOURS);
  }
}
