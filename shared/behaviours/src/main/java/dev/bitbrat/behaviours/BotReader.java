package dev.bitbrat.behaviours;

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
    List<BotContext> contexts = new ArrayList<>();
    for (Map<String, @Nullable Object> context : Tree.maps(bundle, "contexts")) {
      contexts.add(
          new BotContext(
              Tree.string(context, "platform"),
              Tree.string(context, "channel"),
              Tree.string(context, "account")));
    }
    String name = Tree.string(bundle, "name");
    BotConfig config =
        new BotConfig(name == null ? "" : name, contexts, sigil(bundle), behaviours(bundle));
    return new BotConfig.Read(config, findings);
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

  private List<Behaviour> behaviours(Map<String, @Nullable Object> bundle) {
    List<Behaviour> behaviours = new ArrayList<>();
    Map<String, String> names = new HashMap<>();
    Map<String, String> uuids = new HashMap<>();
    List<Map<String, @Nullable Object>> trees = Tree.maps(bundle, "behaviours");
    for (int i = 0; i < trees.size(); i++) {
      String path = "behaviours[" + i + "]";
      Behaviour behaviour = behaviour(path, trees.get(i), uuids);
      behaviours.add(behaviour);
      String twin = names.putIfAbsent(Names.fold(behaviour.name()), path);
      if (twin != null && !behaviour.name().isEmpty()) {
        findings.add(Finding.error(path, "name", "the name is taken by " + twin));
      }
    }
    return behaviours;
  }

  private Behaviour behaviour(
      String path, Map<String, @Nullable Object> tree, Map<String, String> uuids) {
    ComponentReader components = new ComponentReader(findings, uuids);
    String name = Tree.string(tree, "name");
    if (name == null || ChatText.isBlank(name)) {
      findings.add(
          Finding.error(
              path,
              "name",
              tree.get("name") == null
                  ? "missing; expected a name"
                  : "expected a text; quote numbers"));
      name = "";
    }
    boolean active = true;
    if (tree.get("active") instanceof Boolean flag) {
      active = flag;
    } else if (tree.get("active") != null) {
      findings.add(Finding.error(path, "active", "expected true or false"));
    }
    return new Behaviour(
        components.uuid(path, tree),
        name,
        active,
        components.triggers(path, tree),
        components.conditions(path, tree),
        components.actions(path, tree));
  }
}
