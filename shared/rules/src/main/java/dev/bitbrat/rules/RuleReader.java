package dev.bitbrat.rules;

import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads rule documents. */
final class RuleReader {
  /** Topics before the router, and that of the ticks: a step there would go round in circles. */
  private static final Set<String> BEHIND =
      Set.of(Topics.INGRESS, Topics.ENRICHED, Topics.DEAD_LETTER, Topics.TICK);

  private final JsonParser parser;

  RuleReader(JsonParser parser) {
    this.parser = parser;
  }

  RuleDocument read(String name, Map<String, ? extends @Nullable Object> given) {
    String id = name;
    try {
      String refusal = Limits.DOCUMENT.refusal(given);
      if (refusal != null) return new RuleDocument.Broken(id, refusal);
      Map<String, @Nullable Object> document = Tree.mapOf(given);
      String own = Tree.string(document, "id");
      if (own != null && !own.isBlank()) id = own;
      return enabled(document) ? usable(id, document) : new RuleDocument.Off(id);
    } catch (InvalidRule e) {
      return new RuleDocument.Broken(id, e.reason());
    }
  }

  private RuleDocument usable(String id, Map<String, @Nullable Object> document)
      throws InvalidRule {
    return new RuleDocument.Usable(
        new Rule(
            id,
            priority(document),
            Tree.string(document, "description"),
            logic(document.get("logic")),
            slip(document),
            EnrichmentReader.read(document),
            Tree.map(document, "metadata")));
  }

  private static boolean enabled(Map<String, @Nullable Object> document) throws InvalidRule {
    if (document.get("enabled") instanceof Boolean enabled) return enabled;
    throw new InvalidRule("enabled must be true or false, without quotes");
  }

  private static double priority(Map<String, @Nullable Object> document) throws InvalidRule {
    if (document.get("priority") instanceof Number n && Double.isFinite(n.doubleValue())) {
      return n.doubleValue();
    }
    throw new InvalidRule("priority must be a number; the lowest comes first");
  }

  private Logic logic(@Nullable Object logic) throws InvalidRule {
    Object tree =
        switch (logic) {
          case String text -> parsed(text);
          case Map<?, ?> map -> map;
          case null, default ->
              throw new InvalidRule("logic must be a JsonLogic object, or one as JSON text");
        };
    return switch (Logic.compile(tree)) {
      case Logic.Compiled.Ok(Logic compiled) -> compiled;
      case Logic.Compiled.Invalid(String reason, String path) ->
          throw new InvalidRule("logic at " + path + ": " + reason);
    };
  }

  private @Nullable Object parsed(String text) throws InvalidRule {
    if (text.length() > Limits.CHARS) {
      throw new InvalidRule("logic has more than " + Limits.CHARS + " characters");
    }
    try {
      return parser.parse(text);
    } catch (RuntimeException e) {
      // Whatever a parser throws, it throws because of the text.
      throw new InvalidRule("logic is not JSON: " + e.getMessage());
    }
  }

  private static List<RoutingStep> slip(Map<String, @Nullable Object> document) throws InvalidRule {
    Map<String, @Nullable Object> newer = Tree.map(document, "routing");
    boolean older = document.get("routingSlip") instanceof List<?>;
    List<Map<String, @Nullable Object>> steps =
        older ? Tree.maps(document, "routingSlip") : Tree.maps(newer, "slip");
    List<RoutingStep> slip = new ArrayList<>();
    for (Map<String, @Nullable Object> step : steps) {
      String id = Tree.string(step, "id");
      String topic = Tree.string(step, "nextTopic");
      if (id != null && !id.isBlank() && topic != null && !topic.isBlank()) {
        if (BEHIND.contains(topic)) {
          throw new InvalidRule("routing leads back to " + topic + "; events come from there");
        }
        slip.add(step(step, id, topic));
      }
    }
    return slip;
  }

  private static RoutingStep step(Map<String, @Nullable Object> step, String id, String topic) {
    String version = Tree.string(step, "v");
    long attempts = Tree.number(step, "maxAttempts", RoutingStep.DEFAULT_MAX_ATTEMPTS);
    return new RoutingStep(
        id,
        version == null ? "2" : version,
        RoutingStep.Status.PENDING,
        0,
        Math.clamp(attempts, 1, 100),
        topic,
        attributes(Tree.map(step, "attributes")),
        null,
        null,
        null,
        null,
        Map.of());
  }

  private static Map<String, String> attributes(Map<String, @Nullable Object> given) {
    Map<String, String> attributes = new LinkedHashMap<>();
    given.forEach(
        (name, value) -> {
          boolean scalar = value instanceof String || value instanceof Number;
          if (scalar || value instanceof Boolean) {
            attributes.put(name, JsText.of(value, new Run()));
          }
        });
    return attributes;
  }
}
