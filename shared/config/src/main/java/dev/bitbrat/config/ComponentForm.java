package dev.bitbrat.config;

import dev.bitbrat.behaviours.Finding;
import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.config.mewbot.Alias;
import dev.bitbrat.config.mewbot.Aliases;
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

  /** Of a component that nobody knows yet: what stood behind its name in the short form. */
  private static final String VALUE = "value";

  private static final String OR_ELSE = "orElse";
  private static final Located.Fields NONE = new Located.Fields(Map.of(), Place.start(""));
  private static final Set<String> BESIDE =
      Set.of("uuid", "negate", "description", "metadata", OR_ELSE);

  private final Problems problems;
  private final Places places;
  private final PropertyForm propertyForm;
  private final Map<String, ComponentType> types = new HashMap<>();
  private final Map<String, String> implementations = new HashMap<>();
  private final Set<String> broken = new HashSet<>();

  ComponentForm(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
    this.propertyForm = new PropertyForm(this, problems, places);
  }

  /**
   * @param seed of the uuid of a component that has none
   */
  Map<String, @Nullable Object> read(String path, Part part, Located value, Seed seed) {
    places.put(path, value.place());
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    if (!(value instanceof Located.Fields given)) {
      refuse(path, value.place(), "expected a map such as { " + example(part) + " }");
    } else {
      Located.Fields fields = OldForm.modern(given, part.kind());
      if (fields.fields().containsKey("implementation")) {
        readLong(path, part, fields, tree, seed);
      } else {
        readShort(path, part, fields, tree, seed);
      }
    }
    tree.putIfAbsent("uuid", seed.uuid());
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
          type != null && type.mainProperty().filter(p -> p.name().equals(base(field))).isPresent();
      shown += main ? field.substring(base(field).length()) : '.' + field;
    }
    String exact = field == null ? finding.path() : finding.path() + '.' + field;
    String message =
        field != null || implementation == null || type != null
            ? finding.message()
            : Aliases.hint(implementation).orElse(finding.message());
    problems.add(places.near(exact, Place.start("")), shown, message, finding.severity());
  }

  private static String base(String field) {
    int bracket = field.indexOf('[');
    return bracket < 0 ? field : field.substring(0, bracket);
  }

  private void readLong(
      String path,
      Part part,
      Located.Fields fields,
      Map<String, @Nullable Object> tree,
      Seed seed) {
    String implementation = fields.text("implementation");
    boolean known = implementation != null && find(part, implementation).isPresent();
    fields
        .fields()
        .forEach(
            (name, field) -> {
              if (!LONG.contains(name) && (known || !name.equals(VALUE))) {
                problems.unknown(field.key(), path + '.' + name, name, LONG);
              } else {
                copy(path, fields, name, tree);
              }
            });
    tree.remove("properties");
    Object kind = tree.remove("kind");
    if (kind != null && !kind.equals(part.kind())) {
      problems.error(fields.placeOf("kind"), path + ".kind", "expected " + part.kind());
    }
    Located properties = fields.get("properties");
    if (implementation == null) {
      if (properties != null) tree.put("properties", properties.tree());
    } else if (properties instanceof Located.Fields map) {
      properties(path, part, implementation, map, tree, seed);
    } else if (properties != null) {
      refuse(path, properties.place(), "expected a map of properties");
    } else if (tree.containsKey(VALUE)) {
      know(path, part, implementation);
    } else {
      properties(path, part, implementation, NONE, tree, seed);
    }
  }

  private void copy(
      String path, Located.Fields from, String name, Map<String, @Nullable Object> to) {
    Located value = from.get(name);
    if (value == null) return;
    places.put(path + '.' + name, value.place());
    to.put(name, name.equals("uuid") ? UuidForm.dashed(value.tree()) : value.tree());
  }

  private void readShort(
      String path,
      Part part,
      Located.Fields fields,
      Map<String, @Nullable Object> tree,
      Seed seed) {
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
    for (String beside : BESIDE) copy(path, fields, beside, tree);
    Object orElse = tree.remove(OR_ELSE);
    Located value = fields.get(implementation);
    if (value == null) value = NONE;
    Optional<ComponentType> type = find(part, implementation);
    Located.Fields properties = propertyForm.fromShort(type, value);
    if (properties != null) {
      properties(path, part, implementation, properties, tree, seed);
    } else {
      know(path, part, implementation);
      places.putAll(path + '.' + VALUE, value);
      tree.put(VALUE, value.tree());
    }
    if (orElse != null) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      if (tree.get("properties") instanceof Map<?, ?> map) {
        map.forEach((name, property) -> all.put(String.valueOf(name), property));
      }
      all.put(OR_ELSE, orElse);
      tree.put("properties", all);
    }
  }

  /** Puts implementation and properties as we call them; those of mewbot have other names. */
  private void properties(
      String path,
      Part part,
      String implementation,
      Located.Fields given,
      Map<String, @Nullable Object> tree,
      Seed seed) {
    given.fields().forEach((name, field) -> places.putAll(path + '.' + name, field.value()));
    Optional<Alias> alias = Aliases.find(part, implementation);
    String ours = alias.map(Alias::implementation).orElse(implementation);
    know(path, part, ours);
    Map<String, @Nullable Object> properties =
        alias.isPresent()
            ? translated(path, alias.get(), given)
            : propertyForm.read(path, find(part, ours), given, seed);
    if (alias.isPresent()) tree.put("implementation", ours);
    tree.put("properties", properties);
  }

  private Map<String, @Nullable Object> translated(String path, Alias alias, Located.Fields given) {
    for (String name : alias.leftOut(given.tree())) {
      String at = path + '.' + name;
      problems.add(
          given.placeOf(name), at, "has no meaning here and is left out", Finding.Severity.WARNING);
    }
    return alias.properties(given.tree());
  }

  private static Optional<ComponentType> find(Part part, String implementation) {
    return Catalogue.installed().find(part, implementation);
  }

  private void know(String path, Part part, String implementation) {
    implementations.put(path, implementation);
    find(part, implementation).ifPresent(type -> types.put(path, type));
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
      case STORE, SOURCE, TEMPLATE -> "kind: DataStore";
    };
  }
}
