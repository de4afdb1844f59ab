package dev.bitbrat.config;

import dev.bitbrat.behaviours.Finding.Severity;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.events.Ids;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A behaviour in the long form of mewbot or in the short one, made the same. */
final class BehaviourForm {
  static final String IMPLEMENTATION = "mewbot.api.v1.Behaviour";

  private static final Set<String> FIELDS =
      Set.of(
          "kind",
          "implementation",
          "uuid",
          "name",
          "active",
          "description",
          "metadata",
          "properties",
          "triggers",
          "conditions",
          "actions");
  private static final Set<String> PROPERTIES = Set.of("name", "active", "description");

  private static final List<Part> LISTS = List.of(Part.TRIGGER, Part.CONDITION, Part.ACTION);

  private final Problems problems;
  private final Places places;
  private final ComponentForm components;

  BehaviourForm(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
    this.components = new ComponentForm(problems, places);
  }

  /** The components, for those who want to know what stands where. */
  ComponentForm components() {
    return components;
  }

  Map<String, @Nullable Object> read(String path, Located.Fields document) {
    places.put(path, document.place());
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    copy(path, document, FIELDS, tree);
    tree.keySet().removeAll(Set.of("kind", "implementation", "properties"));
    Located properties = document.get("properties");
    if (properties instanceof Located.Fields fields) {
      copy(path, fields, PROPERTIES, tree);
    } else if (properties != null) {
      problems.error(properties.place(), path + ".properties", "expected a map");
    }
    String name = tree.get("name") instanceof String text ? text : path;
    tree.putIfAbsent("uuid", Ids.derive(name, "behaviour"));
    for (Part part : LISTS) {
      tree.put(part.list(), list(path, name, part, document.get(part.list())));
    }
    return tree;
  }

  private void copy(
      String path, Located.Fields from, Set<String> names, Map<String, @Nullable Object> to) {
    from.fields()
        .forEach(
            (name, field) -> {
              String at = path + '.' + name;
              if (!names.contains(name)) {
                problems.unknown(field.key(), at, name, names);
              } else if (from.get(name) != null) {
                places.put(at, field.value().place());
                Object value = field.value().tree();
                to.put(name, name.equals("uuid") ? UuidForm.dashed(value) : value);
              }
            });
  }

  private List<Object> list(String path, String name, Part part, @Nullable Located value) {
    String at = path + '.' + part.list();
    List<Object> list = new ArrayList<>();
    if (value instanceof Located.Items items) {
      for (int i = 0; i < items.items().size(); i++) {
        Seed seed = new Seed(name, part.list(), Integer.toString(i));
        list.add(components.read(at + '[' + i + ']', part, items.items().get(i), seed));
      }
    } else if (value != null) {
      problems.error(value.place(), at, "expected a list; start each component with a dash");
      return list;
    }
    if (list.isEmpty() && part != Part.CONDITION) {
      Place place = value == null ? places.near(path, Place.start("")) : value.place();
      problems.add(place, at, "empty, so the behaviour does nothing", Severity.WARNING);
    }
    return list;
  }
}
