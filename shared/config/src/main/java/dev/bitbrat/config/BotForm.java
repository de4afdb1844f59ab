package dev.bitbrat.config;

import dev.bitbrat.events.BotName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The document {@code kind: Bot}: what the bot is called, where it works, its settings. */
final class BotForm {
  private static final Set<String> FIELDS =
      Set.of("kind", "uuid", "name", "description", "contexts", "config");
  private static final Set<String> CONTEXT = Set.of("platform", "channel", "account");
  private static final Set<String> CONFIG =
      Set.of("commandSigil", "botName", "botUsername", "allowBots");

  private final Problems problems;
  private final Places places;

  BotForm(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  /** The bundle's {@code name, contexts, config}. */
  Map<String, @Nullable Object> read(Located.Fields bot) {
    bot.fields()
        .forEach(
            (name, field) -> {
              if (!FIELDS.contains(name)) problems.unknown(field.key(), name, name, FIELDS);
            });
    String name = bot.text("name");
    if (name == null || !BotName.isOne(name)) {
      problems.error(
          bot.placeOf("name"), "name", "expected lower-case letters, digits, - and _, at most 63");
      name = "bot";
    }
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", name);
    for (String told : List.of("uuid", "description")) {
      Located value = bot.get(told);
      if (value == null) continue;
      places.put("bot." + told, value.place());
      tree.put(told, told.equals("uuid") ? UuidForm.dashed(value.tree()) : value.tree());
    }
    tree.put("contexts", contexts(bot.get("contexts")));
    tree.put("config", config(bot.get("config")));
    return tree;
  }

  private List<Object> contexts(@Nullable Located contexts) {
    if (contexts == null) return List.of();
    if (!(contexts instanceof Located.Items items)) {
      problems.error(contexts.place(), "contexts", "expected a list of { platform, channel }");
      return List.of();
    }
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < items.items().size(); i++) {
      list.add(texts("contexts[" + i + ']', items.items().get(i), CONTEXT));
    }
    return list;
  }

  private Map<String, @Nullable Object> config(@Nullable Located config) {
    return config == null ? Map.of() : texts("config", config, CONFIG);
  }

  private Map<String, @Nullable Object> texts(String path, Located value, Set<String> names) {
    places.putAll(path, value);
    if (!(value instanceof Located.Fields fields)) {
      problems.error(value.place(), path, "expected a map of " + names.stream().sorted().toList());
      return Map.of();
    }
    Map<String, @Nullable Object> texts = new LinkedHashMap<>();
    fields
        .fields()
        .forEach(
            (name, field) -> {
              String at = path + '.' + name;
              if (!names.contains(name)) {
                problems.unknown(field.key(), at, name, names);
              } else if (field.value().tree() instanceof String text) {
                texts.put(name, text);
              } else if (name.equals("allowBots")) {
                texts.put(name, field.value().tree());
              } else {
                problems.error(field.value().place(), at, "expected a text; quote numbers");
              }
            });
    return texts;
  }
}
