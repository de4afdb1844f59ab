package dev.bitbrat.config;

import dev.bitbrat.behaviours.Finding;
import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.catalogue.PropertySpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A trigger, condition or action in the long or the short form, made the same. */
final class ComponentForm {
  private static final Set<String> LONG =
      Set.of("kind", "implementation", "uuid", "properties", "negate", "description", "metadata");
  private static final Set<String> BESIDE = Set.of("uuid", "negate", "description");

  private final Problems problems;
  private final Places places;
  private final Map<String, ComponentType> types = new HashMap<>();
  private final Map<String, String> implementations = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  ComponentForm(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  /**
   * @param uuid for a component that has none
   */
  Map<String, @Nullable Object> read(String path, Part part, Located value, String uuid) {
    places.put(path, value.place());
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    if (!(value instanceof Located.Fields fields)) {
      refuse(path, value.place(), "expected a map such as { " + example(part) + " }");
    } else if (fields.fields().containsKey("implementation")) {
      readLong(path, part, fields, tree);
    } else {
      readShort(path, part, fields, tree);
    }
    tree.putIfAbsent("uuid", uuid);
    return tree;
  }

  /** Says what the behaviours' own reader found, unless it follows from what was said before. */
  void report(Finding finding) {
    if (broken.contains(finding.path())) return;
    String field = finding.field();
    String shown = finding.path();
    ComponentType type = types.get(finding.path());
    String implementation = implementations.get(finding.path());
    if (implementation != null) shown += '.' + implementation;
    if (field != null) {
      boolean main =
          type != null
              && type.mainProperty().filter(p -> p.name().equals(base(field))).isPresent();
      shown += main ? field.substring(base(field).length()) : '.' + field;
    }
    String exact = field == null ? finding.path() : finding.path() + '.' + field;
    problems.add(places.near(exact, Place.start("")), shown, finding.message(), finding.severity());
  }

  private static String base(String field) {
    int bracket = field.indexOf('[');
    return bracket < 0 ? field : field.substring(0, bracket);
  }

  private void readLong(
      String path, Part part, Located.Fields fields, Map<String, @Nullable Object> tree) {
    fields
        .fields()
        .forEach(
            (name, field) -> {
              String at = path + '.' + name;
              if (!LONG.contains(name)) {
                problems.unknown(field.key(), at, name, LONG);
              } else if (fields.get(name) != null) {
                places.put(at, field.value().place());
                tree.put(name, field.value().tree());
              }
            });
    Object kind = tree.remove("kind");
    if (kind != null && !kind.equals(part.kind())) {
      problems.error(fields.placeOf("kind"), path + ".kind", "expected " + part.kind());
    }
    know(path, part, fields.text("implementation"));
    Located properties = fields.get("properties");
    if (properties instanceof Located.Fields map) {
      map.fields().forEach((name, field) -> places.putAll(path + '.' + name, field.value()));
    } else if (properties != null) {
      refuse(path, properties.place(), "expected a map of properties");
    }
  }

  private void readShort(
      String path, Part part, Located.Fields fields, Map<String, @Nullable Object> tree) {
    List<String> names =
        fields.fields().keySet().stream().filter(n -> !BESIDE.contains(n)).toList();
    if (names.size() != 1) {
      String found = names.isEmpty() ? "none" : String.join(", ", names);
      refuse(
          path,
          fields.place(),
          "expected one component such as { %s }, found %s".formatted(example(part), found));
      return;
    }
    String implementation = names.getFirst();
    tree.put("implementation", implementation);
    for (String beside : BESIDE) {
      Located value = fields.get(beside);
      if (value != null) {
        places.put(path + '.' + beside, value.place());
        tree.put(beside, value.tree());
      }
    }
    know(path, part, implementation);
    properties(path, part, implementation, fields.get(implementation), tree);
  }

  private void properties(
      String path,
      Part part,
      String implementation,
      @Nullable Located value,
      Map<String, @Nullable Object> tree) {
    if (value == null) return;
    Optional<PropertySpec> main =
        Catalogue.installed().find(part, implementation).flatMap(ComponentType::mainProperty);
    if (value instanceof Located.Fields map) {
      map.fields().forEach((name, field) -> places.putAll(path + '.' + name, field.value()));
      tree.put("properties", map.tree());
    } else if (main.isPresent()) {
      places.putAll(path + '.' + main.get().name(), value);
      Map<String, @Nullable Object> properties = new LinkedHashMap<>();
      properties.put(main.get().name(), value.tree());
      tree.put("properties", properties);
    } else {
      tree.put("value", value.tree());
    }
  }

  private void know(String path, Part part, @Nullable String implementation) {
    if (implementation == null) return;
    implementations.put(path, implementation);
    Catalogue.installed().find(part, implementation).ifPresent(type -> types.put(path, type));
  }

  private void refuse(String path, Place place, String message) {
    broken.add(path);
    problems.error(place, path, message);
  }

  private static String example(Part part) {
    return switch (part) {
      case TRIGGER -> "chat.command: plan";
      case CONDITION -> "user.role: moderator";
      case ACTION -> "reply: \"Do the thing\"";
      case STORE, SOURCE -> "store: single";
    };
  }
}
