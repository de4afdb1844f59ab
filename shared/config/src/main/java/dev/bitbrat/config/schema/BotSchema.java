package dev.bitbrat.config.schema;

import static dev.bitbrat.config.schema.Nodes.anyOf;
import static dev.bitbrat.config.schema.Nodes.node;
import static dev.bitbrat.config.schema.Nodes.object;
import static dev.bitbrat.config.schema.Nodes.ref;
import static dev.bitbrat.config.schema.Nodes.type;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON Schema (2020-12) of one document of a bot file. Stricter than loading, which keeps what a
 * later version may know; and it cannot say what concerns several documents.
 */
public final class BotSchema {
  private static final String UUID =
      "^[0-9a-fA-F]{8}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{4}-?[0-9a-fA-F]{12}$";
  private static final String DURATION =
      "^\\s*([Pp].+|(?=.)([0-9]{1,9}d)?([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?)\\s*$";

  private BotSchema() {}

  /** Of a document, whatever its kind. */
  public static Map<String, @Nullable Object> document() {
    Catalogue catalogue = Catalogue.installed();
    Map<String, @Nullable Object> definitions = basics();
    for (ComponentType type : catalogue.all()) {
      definitions.put(ComponentSchema.nameOf(type), new ComponentSchema(type).schema());
    }
    for (Part part : Part.values()) {
      List<Map<String, @Nullable Object>> all =
          catalogue.all().stream()
              .filter(t -> t.part() == part)
              .map(t -> ref(ComponentSchema.nameOf(t)))
              .toList();
      definitions.put(
          part.name().toLowerCase(Locale.ROOT),
          all.isEmpty() ? node("not", node()) : node("oneOf", all));
    }
    definitions.putAll(DocumentSchemas.all());
    List<String> kinds =
        List.of("behaviour", "bot", "store", "source", "io", "template", "manager", "rule");
    return node(
        "$schema",
        "https://json-schema.org/draft/2020-12/schema",
        "title",
        "A document of a bot",
        "oneOf",
        kinds.stream().map(Nodes::ref).toList(),
        "$defs",
        definitions);
  }

  /** Of the properties of one component; those of conditions within it are left open. */
  public static Map<String, @Nullable Object> properties(ComponentType type) {
    Map<String, @Nullable Object> definitions = basics();
    definitions.put("condition", type("object"));
    Map<String, @Nullable Object> schema =
        node(
            "$schema",
            "https://json-schema.org/draft/2020-12/schema",
            "title",
            type.part().kind() + ' ' + type.implementation(),
            "description",
            type.summary());
    schema.putAll(new ComponentSchema(type).properties());
    schema.put("$defs", definitions);
    return schema;
  }

  private static Map<String, @Nullable Object> basics() {
    Map<String, @Nullable Object> basics = new LinkedHashMap<>();
    basics.put("uuid", node("type", "string", "pattern", UUID));
    basics.put("duration", node("type", "string", "pattern", DURATION));
    basics.put("command", node("type", "string", "pattern", "^([^!\\s]\\S*|!\\S+)$"));
    basics.put(
        "storeName",
        node(
            "type",
            "string",
            "minLength",
            1,
            "maxLength",
            64,
            "pattern",
            "^[^\\[\\]{}|]*\\S[^\\[\\]{}|]*$"));
    basics.put("scalar", node("type", List.of("string", "number", "boolean")));
    basics.put(
        "reference",
        anyOf(
            object(node("datastore", type("string")), List.of("datastore")),
            object(node("datasource", type("string")), List.of("datasource"))));
    basics.put(
        "orElse",
        node("type", "string", "description", "What is said when the action cannot be done."));
    return basics;
  }
}
