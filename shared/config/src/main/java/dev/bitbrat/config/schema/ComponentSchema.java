package dev.bitbrat.config.schema;

import static dev.bitbrat.config.schema.Nodes.anyOf;
import static dev.bitbrat.config.schema.Nodes.constant;
import static dev.bitbrat.config.schema.Nodes.node;
import static dev.bitbrat.config.schema.Nodes.object;
import static dev.bitbrat.config.schema.Nodes.ref;
import static dev.bitbrat.config.schema.Nodes.type;

import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.catalogue.PropertySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How one component is written, in the long and the short form. */
final class ComponentSchema {
  private static final String DATATYPE = "datatype";

  private final ComponentType type;

  ComponentSchema(ComponentType type) {
    this.type = type;
  }

  /** Its name among the definitions. */
  static String nameOf(ComponentType type) {
    return type.part().name().toLowerCase(Locale.ROOT) + '.' + type.implementation();
  }

  Map<String, @Nullable Object> schema() {
    Map<String, @Nullable Object> schema =
        switch (type.part()) {
          case TRIGGER, CONDITION, ACTION -> anyOf(longForm(), shortForm());
          case STORE, SOURCE -> anyOf(longDocument(), shortDocument());
          case TEMPLATE -> anyOf(longTemplate(), shortTemplate(), namedTemplate());
        };
    schema.put("description", type.summary());
    return schema;
  }

  /** Its properties as an object. */
  Map<String, @Nullable Object> properties() {
    Map<String, @Nullable Object> properties = properties(type);
    if (type.part() == Part.ACTION) properties.put("orElse", ref("orElse"));
    return object(properties, required());
  }

  private List<String> required() {
    return type.properties().stream().filter(p -> !p.optional()).map(PropertySpec::name).toList();
  }

  private Map<String, @Nullable Object> longForm() {
    Map<String, @Nullable Object> fields = node("kind", constant(type.part().kind()));
    fields.put("implementation", constant(type.implementation()));
    beside(fields);
    fields.put("properties", properties());
    return object(fields, requiredWith("implementation", "properties"));
  }

  private List<String> requiredWith(String always, String ifNeeded) {
    return required().isEmpty() ? List.of(always) : List.of(always, ifNeeded);
  }

  private Map<String, @Nullable Object> shortForm() {
    List<Object> values = new ArrayList<>();
    type.mainProperty().ifPresent(main -> values.add(PropertySchema.of(main)));
    values.add(properties());
    if (required().isEmpty()) values.add(type("null"));
    Map<String, @Nullable Object> fields = node(type.implementation(), anyOf(values.toArray()));
    beside(fields);
    if (type.part() == Part.ACTION) fields.put("orElse", ref("orElse"));
    return object(fields, List.of(type.implementation()));
  }

  private void beside(Map<String, @Nullable Object> fields) {
    fields.put("uuid", ref("uuid"));
    if (type.part() == Part.CONDITION) fields.put("negate", type("boolean"));
    fields.put("description", node());
    fields.put("metadata", node());
  }

  private Map<String, @Nullable Object> longDocument() {
    Map<String, @Nullable Object> fields = document();
    fields.put("implementation", constant(type.implementation()));
    fields.put(DATATYPE, datatype());
    Map<String, @Nullable Object> properties = new LinkedHashMap<>(properties());
    properties.put("required", required().stream().filter(p -> !p.equals(DATATYPE)).toList());
    fields.put("properties", properties);
    return object(fields, requiredWith("implementation", "properties"));
  }

  private Map<String, @Nullable Object> shortDocument() {
    String key = type.part() == Part.STORE ? "store" : "source";
    String name = type.implementation();
    Map<String, @Nullable Object> fields = properties(type);
    fields.putAll(document());
    fields.put(
        key,
        node(
            "enum",
            List.of(name.substring(name.startsWith(key + '.') ? key.length() + 1 : 0), name)));
    fields.put("type", datatype());
    fields.put(DATATYPE, datatype());
    List<String> required = new ArrayList<>(List.of("kind", key, "name"));
    required().stream().filter(p -> !p.equals(DATATYPE)).forEach(required::add);
    return object(fields, required);
  }

  private Map<String, @Nullable Object> longTemplate() {
    Map<String, @Nullable Object> fields = template();
    fields.put("implementation", constant(type.implementation()));
    fields.put("properties", properties());
    return object(
        fields,
        required().isEmpty()
            ? List.of("kind", "implementation")
            : List.of("kind", "implementation", "properties"));
  }

  private Map<String, @Nullable Object> shortTemplate() {
    Map<String, @Nullable Object> fields = properties(type);
    fields.putAll(template());
    fields.put("template", constant(type.implementation()));
    List<String> required = new ArrayList<>(List.of("kind", "template"));
    required.addAll(required());
    return object(fields, required);
  }

  /** {@code {kind: Template, counter: falls}}. */
  private Map<String, @Nullable Object> namedTemplate() {
    List<Object> values = new ArrayList<>(List.of(properties(), type("null")));
    type.mainProperty().ifPresent(main -> values.add(PropertySchema.of(main)));
    Map<String, @Nullable Object> fields = properties(type);
    fields.putAll(template());
    fields.put(type.implementation(), anyOf(values.toArray()));
    return object(fields, List.of("kind", type.implementation()));
  }

  private Map<String, @Nullable Object> template() {
    return node(
        "kind",
        constant(type.part().kind()),
        "uuid",
        ref("uuid"),
        "description",
        node(),
        "metadata",
        node());
  }

  private static Map<String, @Nullable Object> properties(ComponentType type) {
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (PropertySpec spec : type.properties()) {
      properties.put(spec.name(), PropertySchema.of(spec));
    }
    return properties;
  }

  private Map<String, @Nullable Object> document() {
    return node(
        "kind",
        constant(type.part().kind()),
        "uuid",
        ref("uuid"),
        "name",
        ref("storeName"),
        "description",
        node(),
        "metadata",
        node());
  }

  private Map<String, @Nullable Object> datatype() {
    return type.property(DATATYPE).map(PropertySchema::of).orElseGet(() -> type("string"));
  }
}
