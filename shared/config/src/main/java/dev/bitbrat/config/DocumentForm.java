package dev.bitbrat.config;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.events.Ids;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A data store, a source, or an input and output, in the long or the short form. */
final class DocumentForm {
  private static final Set<String> BESIDE =
      Set.of("kind", "uuid", "name", "description", "metadata", "properties");

  private static final Set<String> TYPES = Set.of("type", "datatype");
  private static final Set<String> LISTS = Set.of("inputs", "outputs");

  private final Problems problems;
  private final Places places;
  private final Shape shape;

  /** What is peculiar to a kind of document. */
  enum Shape {
    STORE("DataStore", "store", "store.", true),
    SOURCE("DataSource", "source", "source.", true),
    IO("IOConfig", "platform", "", false);

    final String kind;
    final String key;
    final String prefix;

    /** Of values of a type; else with lists of inputs and outputs. */
    final boolean typed;

    Shape(String kind, String key, String prefix, boolean typed) {
      this.kind = kind;
      this.key = key;
      this.prefix = prefix;
      this.typed = typed;
    }

    private boolean isEnvelope(String name) {
      return BESIDE.contains(name) || (!typed && LISTS.contains(name));
    }
  }

  DocumentForm(Problems problems, Places places, Shape shape) {
    this.problems = problems;
    this.places = places;
    this.shape = shape;
  }

  /** {@code {kind, implementation, uuid, name, datatype, properties}} and what else there is. */
  Map<String, @Nullable Object> read(String path, Located.Fields document) {
    places.putAll(path, document);
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("kind", shape.kind);
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    boolean isLong = document.fields().containsKey("implementation");
    tree.put("implementation", isLong ? null : implementation(path, document));
    document
        .fields()
        .forEach(
            (name, field) -> {
              if (document.get(name) == null) return;
              if (shape.typed && TYPES.contains(name) && !(isLong && name.equals("type"))) {
                tree.put("datatype", field.value().tree());
                places.put(path + ".datatype", field.value().place());
              } else if (name.equals("properties")) {
                properties(path, field.value(), properties);
              } else if (shape.isEnvelope(name) || name.equals("implementation")) {
                tree.put(name, field.value().tree());
              } else if (isLong) {
                problems.unknown(field.key(), path + '.' + name, name, names());
              } else if (!name.equals(shape.key)) {
                properties.put(name, field.value().tree());
              }
            });
    tree.put("properties", properties);
    uuid(tree);
    return tree;
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>(BESIDE);
    names.add("implementation");
    if (shape.typed) names.add("datatype");
    else names.addAll(LISTS);
    return names;
  }

  private void properties(String path, Located value, Map<String, @Nullable Object> to) {
    if (value instanceof Located.Fields map) {
      map.fields()
          .forEach(
              (name, field) -> {
                places.putAll(path + '.' + name, field.value());
                to.put(name, field.value().tree());
              });
    } else {
      problems.error(value.place(), path + ".properties", "expected a map");
    }
  }

  private @Nullable Object implementation(String path, Located.Fields document) {
    Located given = document.get(shape.key);
    String name = document.text(shape.key);
    if (given != null && name != null) {
      places.put(path + ".implementation", given.place());
      return name.indexOf('.') < 0 ? shape.prefix + name : name;
    }
    problems.error(
        document.placeOf(shape.key),
        path + '.' + shape.key,
        (given == null ? "missing; " : "") + "expected " + examples());
    return null;
  }

  private String examples() {
    return switch (shape) {
      case STORE -> oneOf(Part.STORE);
      case SOURCE -> oneOf(Part.SOURCE);
      case IO -> "one of " + IoPlatforms.names();
    };
  }

  private String oneOf(Part part) {
    List<String> names =
        Catalogue.installed().implementations(part).stream()
            .map(n -> n.startsWith(shape.prefix) ? n.substring(shape.prefix.length()) : n)
            .toList();
    return names.isEmpty() ? "what it is made of" : "one of " + names;
  }

  /** A document that has no uuid has one that follows from its kind and name. */
  private void uuid(Map<String, @Nullable Object> tree) {
    Object uuid = tree.get("uuid");
    String name = String.valueOf(tree.getOrDefault("name", tree.get("implementation")));
    tree.put("uuid", uuid == null ? Ids.derive(shape.kind, name) : UuidForm.dashed(uuid));
  }
}
