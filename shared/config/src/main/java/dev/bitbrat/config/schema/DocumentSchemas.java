package dev.bitbrat.config.schema;

import static dev.bitbrat.config.schema.Nodes.anyOf;
import static dev.bitbrat.config.schema.Nodes.constant;
import static dev.bitbrat.config.schema.Nodes.list;
import static dev.bitbrat.config.schema.Nodes.node;
import static dev.bitbrat.config.schema.Nodes.object;
import static dev.bitbrat.config.schema.Nodes.ref;
import static dev.bitbrat.config.schema.Nodes.type;

import dev.bitbrat.config.IoPlatforms;
import dev.bitbrat.events.BotName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The kinds of documents but for data stores and sources. */
final class DocumentSchemas {
  private static final Map<String, @Nullable Object> NAME =
      node("type", "string", "pattern", "\\S");

  private DocumentSchemas() {}

  static Map<String, @Nullable Object> all() {
    Map<String, @Nullable Object> all = new LinkedHashMap<>();
    all.put("behaviour", behaviour());
    all.put("bot", bot());
    all.put("io", io());
    all.put("manager", kept("Manager"));
    all.put("rule", kept("Rule"));
    return all;
  }

  private static Map<String, @Nullable Object> behaviour() {
    Map<String, @Nullable Object> own =
        node("name", NAME, "active", type("boolean"), "description", node());
    Map<String, @Nullable Object> fields =
        node("kind", constant("Behaviour"), "implementation", constant("mewbot.api.v1.Behaviour"));
    fields.put("uuid", ref("uuid"));
    fields.putAll(own);
    fields.put("metadata", node());
    fields.put("properties", object(own, List.of()));
    for (String list : List.of("trigger", "condition", "action")) {
      fields.put(list + 's', anyOf(list(ref(list)), type("null")));
    }
    Map<String, @Nullable Object> behaviour = object(fields, List.of());
    Map<String, @Nullable Object> within =
        node("properties", node("properties", node("required", List.of("name"))));
    within.put("required", List.of("properties"));
    behaviour.put("anyOf", List.of(node("required", List.of("name")), within));
    return behaviour;
  }

  private static Map<String, @Nullable Object> bot() {
    Map<String, @Nullable Object> text = type("string");
    Map<String, @Nullable Object> context =
        object(node("platform", text, "channel", text, "account", text), List.of());
    Map<String, @Nullable Object> config =
        object(
            node(
                "commandSigil",
                node("type", "string", "pattern", "^\\S{1,8}$"),
                "botName",
                text,
                "botUsername",
                text,
                "allowBots",
                type("boolean")),
            List.of());
    Map<String, @Nullable Object> fields = node("kind", constant("Bot"), "uuid", ref("uuid"));
    fields.put("name", node("type", "string", "pattern", '^' + BotName.FORM + '$'));
    fields.put("description", node());
    fields.put("contexts", list(context));
    fields.put("config", config);
    return object(fields, List.of("kind", "name"));
  }

  private static Map<String, @Nullable Object> io() {
    Map<String, @Nullable Object> platform = node("enum", IoPlatforms.names());
    Map<String, @Nullable Object> fields = node("kind", constant("IOConfig"));
    fields.put("implementation", platform);
    fields.put("platform", platform);
    fields.put("uuid", ref("uuid"));
    fields.put("properties", type("object"));
    for (String list : List.of("inputs", "outputs")) {
      fields.put(list, list(node("type", List.of("string", "object"))));
    }
    Map<String, @Nullable Object> io = node("type", "object", "properties", fields);
    io.put("required", List.of("kind"));
    io.put(
        "anyOf",
        List.of(
            node("required", List.of("implementation")), node("required", List.of("platform"))));
    return io;
  }

  private static Map<String, @Nullable Object> kept(String kind) {
    return node(
        "type", "object", "properties", node("kind", constant(kind)), "required", List.of("kind"));
  }
}
