package dev.bitbrat.config.schema;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Pieces of schemas. */
final class Nodes {
  private Nodes() {}

  static Map<String, @Nullable Object> node(Object... namesAndValues) {
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      node.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return node;
  }

  static Map<String, @Nullable Object> ref(String name) {
    return node("$ref", "#/$defs/" + name);
  }

  static Map<String, @Nullable Object> anyOf(Object... alternatives) {
    return node("anyOf", List.of(alternatives));
  }

  static Map<String, @Nullable Object> type(String type) {
    return node("type", type);
  }

  static Map<String, @Nullable Object> constant(String value) {
    return node("const", value);
  }

  /** An object that has nothing else. */
  static Map<String, @Nullable Object> object(
      Map<String, @Nullable Object> properties, List<String> required) {
    Map<String, @Nullable Object> object =
        node("type", "object", "properties", properties, "additionalProperties", false);
    if (!required.isEmpty()) object.put("required", required);
    return object;
  }

  static Map<String, @Nullable Object> list(Object items) {
    return node("type", "array", "items", items);
  }

  static Map<String, @Nullable Object> someOf(Object items) {
    return node("type", "array", "items", items, "minItems", 1);
  }
}
