package dev.bitbrat.config.schema;

import static dev.bitbrat.config.schema.Nodes.anyOf;
import static dev.bitbrat.config.schema.Nodes.list;
import static dev.bitbrat.config.schema.Nodes.node;
import static dev.bitbrat.config.schema.Nodes.ref;
import static dev.bitbrat.config.schema.Nodes.someOf;
import static dev.bitbrat.config.schema.Nodes.type;

import dev.bitbrat.behaviours.catalogue.PropertySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What may be written for a property. */
final class PropertySchema {
  private static final int LONGEST_PATTERN = 1_000;

  private PropertySchema() {}

  static Map<String, @Nullable Object> of(PropertySpec spec) {
    Map<String, @Nullable Object> schema = new LinkedHashMap<>(value(spec));
    schema.put("description", spec.description());
    spec.defaultValue().ifPresent(value -> schema.put("default", value));
    return schema;
  }

  private static Map<String, @Nullable Object> value(PropertySpec spec) {
    return switch (spec.type()) {
      case TEXT, TEMPLATE -> anyOf(type("string"), ref("reference"));
      case WHOLE -> bounded(spec, type("integer"), "minimum", "maximum");
      case NUMBER -> bounded(spec, type("number"), "minimum", "maximum");
      case TRUTH -> type("boolean");
      case DURATION -> ref("duration");
      case CHOICE -> choice(spec);
      case CHOICES -> anyOf(choice(spec), list(choice(spec)));
      case TEXTS -> anyOf(type("string"), someOf(type("string")));
      case VALUE -> ref("scalar");
      case VALUES -> bounded(spec, list(ref("scalar")), "minItems", "maxItems");
      case VALUE_MAP ->
          bounded(
              spec,
              node("type", "object", "additionalProperties", ref("scalar")),
              "minProperties",
              "maxProperties");
      case STORE -> anyOf(node("type", "string", "minLength", 1), ref("reference"));
      case COMMANDS -> anyOf(ref("command"), someOf(ref("command")), ref("reference"));
      case PATTERN -> node("type", "string", "maxLength", LONGEST_PATTERN);
      case ADDRESS -> node("type", "string", "pattern", "^https?://");
      case CONDITIONS -> anyOf(ref("condition"), someOf(ref("condition")));
    };
  }

  private static Map<String, @Nullable Object> bounded(
      PropertySpec spec, Map<String, @Nullable Object> schema, String least, String most) {
    long min = spec.property().min();
    long max = spec.property().max();
    if (min != Long.MIN_VALUE) schema.put(least, min);
    if (max != Long.MAX_VALUE) schema.put(most, max);
    return schema;
  }

  /** In any case; a schema can only list them. */
  private static Map<String, @Nullable Object> choice(PropertySpec spec) {
    List<String> names =
        spec.choiceNames().stream()
            .flatMap(n -> Stream.of(n, n.toLowerCase(Locale.ROOT), n.toUpperCase(Locale.ROOT)))
            .distinct()
            .toList();
    return node("enum", names);
  }
}
