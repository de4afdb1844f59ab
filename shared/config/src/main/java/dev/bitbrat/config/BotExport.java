package dev.bitbrat.config;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.catalogue.PropertyType;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A bundle as one YAML file in mewbot's envelope, everything with its uuid. Loaded again it is the
 * same bundle; equal bundles give equal files.
 */
public final class BotExport {
  private static final List<String> ENVELOPE =
      List.of("kind", "implementation", "uuid", "name", "datatype", "description", "metadata");

  private BotExport() {}

  /** The bot, its data stores and other documents, its behaviours, its rules. */
  public static String yaml(Map<String, @Nullable Object> bundle) {
    List<Map<String, @Nullable Object>> documents = new ArrayList<>();
    documents.add(bot(bundle));
    for (Map<String, @Nullable Object> document : Tree.maps(bundle, "documents")) {
      documents.add(ordered(Map.of(), document));
    }
    for (Map<String, @Nullable Object> behaviour : Tree.maps(bundle, "behaviours")) {
      documents.add(behaviour(behaviour));
    }
    for (Map<String, @Nullable Object> rule : Tree.maps(bundle, "rules")) {
      documents.add(ordered(Map.of("kind", "Rule"), Map.of("properties", rule)));
    }
    return YamlWriter.write(documents);
  }

  private static Map<String, @Nullable Object> bot(Map<String, @Nullable Object> bundle) {
    Map<String, @Nullable Object> own = new LinkedHashMap<>(bundle);
    own.keySet().removeAll(List.of("behaviours", "documents", "rules"));
    return ordered(Map.of("kind", "Bot"), own);
  }

  private static Map<String, @Nullable Object> behaviour(Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(tree);
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (String property : List.of("name", "active")) {
      if (tree.containsKey(property)) properties.put(property, rest.remove(property));
    }
    List<Part> lists = List.of(Part.TRIGGER, Part.CONDITION, Part.ACTION);
    lists.forEach(part -> rest.remove(part.list()));
    Map<String, @Nullable Object> behaviour =
        ordered(Map.of("kind", "Behaviour", "implementation", BehaviourForm.IMPLEMENTATION), rest);
    behaviour.put("properties", properties);
    for (Part part : lists) {
      List<Object> components = new ArrayList<>();
      for (Map<String, @Nullable Object> component : Tree.maps(tree, part.list())) {
        components.add(component(part, component));
      }
      behaviour.put(part.list(), components);
    }
    return behaviour;
  }

  private static Map<String, @Nullable Object> component(
      Part part, Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> component = ordered(Map.of("kind", part.kind()), tree);
    Map<String, @Nullable Object> given = Tree.map(tree, "properties");
    String implementation = String.valueOf(tree.get("implementation"));
    Optional<ComponentType> type = Catalogue.installed().find(part, implementation);
    if (type.isEmpty() || given.isEmpty()) return component;
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    type.get()
        .properties()
        .forEach(
            spec -> {
              if (!given.containsKey(spec.name())) return;
              boolean nested = spec.type() == PropertyType.CONDITIONS;
              properties.put(
                  spec.name(),
                  nested ? conditions(given, spec.name()) : sorted(given.get(spec.name())));
            });
    new TreeMap<>(given).forEach((name, value) -> properties.putIfAbsent(name, sorted(value)));
    component.put("properties", properties);
    return component;
  }

  private static List<Object> conditions(Map<String, @Nullable Object> given, String property) {
    List<Object> conditions = new ArrayList<>();
    for (Map<String, @Nullable Object> condition : Tree.maps(given, property)) {
      conditions.add(component(Part.CONDITION, condition));
    }
    return conditions;
  }

  /** First those of the envelope in their order, then the others by name. */
  private static Map<String, @Nullable Object> ordered(
      Map<String, @Nullable Object> before, Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> ordered = new LinkedHashMap<>();
    for (String name : ENVELOPE) {
      if (before.containsKey(name)) ordered.put(name, before.get(name));
      else if (tree.containsKey(name)) ordered.put(name, sorted(tree.get(name)));
    }
    new TreeMap<>(tree).forEach((name, value) -> ordered.putIfAbsent(name, sorted(value)));
    return ordered;
  }

  /** The names of maps sorted, as a bundle keeps no order of theirs. */
  private static @Nullable Object sorted(@Nullable Object value) {
    return switch (value) {
      case List<?> list -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (Object item : list) items.add(sorted(item));
        yield items;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        map.forEach((name, item) -> fields.put(String.valueOf(name), sorted(item)));
        yield fields;
      }
      case null, default -> value;
    };
  }
}
