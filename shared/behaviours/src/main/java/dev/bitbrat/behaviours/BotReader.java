package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.spi.Action;
import dev.bitbrat.behaviours.spi.Condition;
import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the model out of a bundle's tree and notes all that is wrong on the way. */
final class BotReader {
  private static final int MAX_SIGIL = 8;

  private final List<Finding> findings = new ArrayList<>();

  BotConfig.Read read(Map<String, @Nullable Object> bundle) {
    Uuids uuids = new Uuids(findings);
    SourceReader sources = new SourceReader(findings, uuids);
    sources.read(bundle);
    StoreReferences references =
        new StoreReferences(sources.sources(), sources.unresolved(), findings);
    ComponentReader components = new ComponentReader(findings, uuids, references);
    String name = Tree.string(bundle, "name");
    BotConfig config =
        new BotConfig(
            name == null ? "" : name,
            sigil(bundle),
            allowsBots(bundle),
            behaviours(bundle, uuids, components),
            sources.sources());
    return new BotConfig.Read(config, findings);
  }

  private boolean allowsBots(Map<String, @Nullable Object> bundle) {
    Object allowed = Tree.map(bundle, "config").get("allowBots");
    if (allowed != null && !(allowed instanceof Boolean)) {
      findings.add(Finding.error("config", "allowBots", "expected true or false"));
    }
    return Boolean.TRUE.equals(allowed);
  }

  private String sigil(Map<String, @Nullable Object> bundle) {
    Object sigil = Tree.map(bundle, "config").get("commandSigil");
    if (sigil == null) return BotConfig.DEFAULT_SIGIL;
    boolean fits =
        sigil instanceof String s
            && !s.isEmpty()
            && s.length() <= MAX_SIGIL
            && s.codePoints().noneMatch(c -> ChatText.isSpace(c) || ChatText.isInvisible(c));
    if (fits) return (String) sigil;
    findings.add(
        Finding.error(
            "config", "commandSigil", "expected one to 8 characters without a blank, such as !"));
    return BotConfig.DEFAULT_SIGIL;
  }

  private List<Behaviour> behaviours(
      Map<String, @Nullable Object> bundle, Uuids uuids, ComponentReader components) {
    List<Behaviour> behaviours = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    List<Map<String, @Nullable Object>> trees = Tree.maps(bundle, "behaviours");
    for (int i = 0; i < trees.size(); i++) {
      String path = "behaviours[" + i + "]";
      Behaviour behaviour = behaviour(path, trees.get(i), uuids, components);
      behaviours.add(behaviour);
      String twin = names.putIfAbsent(Names.fold(behaviour.name()), path);
      if (twin != null && !behaviour.name().isEmpty()) {
        findings.add(Finding.error(path, "name", "the name is taken by " + twin));
      }
    }
    return behaviours;
  }

  private Behaviour behaviour(
      String path, Map<String, @Nullable Object> tree, Uuids uuids, ComponentReader components) {
    return new Behaviour(
        uuids.of(path, tree),
        name(path, tree),
        isActive(path, tree),
        Editor.isMadeFromChat(tree),
        components.list(path, tree, Part.TRIGGER, Trigger.class),
        components.list(path, tree, Part.CONDITION, Condition.class),
        components.list(path, tree, Part.ACTION, Action.class));
  }

  private String name(String path, Map<String, @Nullable Object> tree) {
    String name = Tree.string(tree, "name");
    if (name != null && !ChatText.isBlank(name)) return name;
    String what =
        tree.get("name") == null ? "missing; expected a name" : "expected a text; quote numbers";
    findings.add(Finding.error(path, "name", what));
    return "";
  }

  private boolean isActive(String path, Map<String, @Nullable Object> tree) {
    Object active = tree.get("active");
    if (active instanceof Boolean flag) return flag;
    if (active != null) findings.add(Finding.error(path, "active", "expected true or false"));
    return true;
  }
}
