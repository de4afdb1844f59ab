package dev.bitbrat.config;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.catalogue.Part;
import dev.bitbrat.behaviours.catalogue.PropertySpec;
import dev.bitbrat.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Bots of components that there are, with values that fit, in both forms; JSON is YAML. */
final class RandomBots {
  private static final List<String> TEXTS =
      List.of(
          "plan",
          "no",
          "1",
          "1.5",
          "~",
          "${user}",
          "a: b",
          "# x",
          " ",
          "x\ny",
          "\u00E9\u20AC",
          "\uD83D\uDE00",
          "\t",
          "-",
          "? x",
          "'",
          "\"",
          "\\",
          "%",
          "@ann",
          "!x",
          "&a",
          "*a",
          "{",
          "|");

  private final RandomGenerator random;

  RandomBots(RandomGenerator random) {
    this.random = random;
  }

  String next() {
    List<String> documents = new ArrayList<>();
    if (random.nextBoolean()) {
      documents.add("{\"kind\": \"Bot\", \"name\": \"b" + random.nextInt(9) + "\"}");
    }
    int count = random.nextInt(1, 5);
    for (int i = 0; i < count; i++) documents.add(Json.write(behaviour(i)));
    documents.add(Json.write(later()));
    return String.join("\n---\n", documents) + '\n';
  }

  private Map<String, @Nullable Object> behaviour(int i) {
    Map<String, @Nullable Object> behaviour = new LinkedHashMap<>();
    behaviour.put("name", i + text().strip());
    if (random.nextBoolean()) behaviour.put("active", random.nextBoolean());
    if (random.nextBoolean()) behaviour.put("description", text());
    for (Part part : List.of(Part.TRIGGER, Part.CONDITION, Part.ACTION)) {
      List<Object> list = new ArrayList<>();
      for (int n = random.nextInt(4); n > 0; n--) list.add(component(part, 0));
      behaviour.put(part.list(), list);
    }
    return behaviour;
  }

  private Map<String, @Nullable Object> component(Part part, int depth) {
    List<ComponentType> types =
        Catalogue.installed().all().stream()
            .filter(t -> t.part() == part && isEasy(t) && (depth < 3 || !isNesting(t)))
            .toList();
    ComponentType type = types.get(random.nextInt(types.size()));
    Map<String, @Nullable Object> properties = new LinkedHashMap<>();
    for (PropertySpec spec : type.properties()) {
      if (!spec.optional()) properties.put(spec.name(), value(spec, depth));
    }
    Map<String, @Nullable Object> component = new LinkedHashMap<>();
    if (random.nextBoolean()) {
      component.put("kind", part.kind());
      component.put("implementation", type.implementation());
      component.put("properties", properties);
    } else {
      component.put(type.implementation(), properties);
    }
    if (part == Part.CONDITION && random.nextInt(4) == 0) component.put("negate", true);
    return component;
  }

  /** Whether what must be given can be made up here. */
  private static boolean isEasy(ComponentType type) {
    boolean choosy = List.of("user.role", "cooldown", "arg.count").contains(type.implementation());
    return !choosy
        && type.properties().stream()
            .filter(p -> !p.optional())
            .allMatch(
                p ->
                    switch (p.type()) {
                      case TEXT, TEMPLATE, TRUTH, DURATION, COMMANDS, CONDITIONS, TEXTS, WHOLE ->
                          true;
                      case NUMBER,
                          CHOICE,
                          CHOICES,
                          VALUE,
                          VALUES,
                          VALUE_MAP,
                          STORE,
                          PATTERN,
                          ADDRESS ->
                          false;
                    });
  }

  private static boolean isNesting(ComponentType type) {
    return type.properties().stream().anyMatch(p -> p.type().name().equals("CONDITIONS"));
  }

  private Object value(PropertySpec spec, int depth) {
    return switch (spec.type()) {
      case TRUTH -> random.nextBoolean();
      case DURATION -> "1h" + random.nextInt(60) + "m";
      case COMMANDS -> "c" + random.nextInt(99);
      case WHOLE -> Math.max(1L, spec.property().min());
      case CONDITIONS -> List.of(component(Part.CONDITION, depth + 1));
      default -> text();
    };
  }

  /** A component and a data store of a later version. */
  private Map<String, @Nullable Object> later() {
    Map<String, @Nullable Object> later = new LinkedHashMap<>();
    later.put("name", "later");
    later.put("triggers", List.of(Map.of("from.the.future", text())));
    later.put("actions", List.of(Map.of("also.unheard.of", Map.of("x", List.of(1, text(), 2.5)))));
    return later;
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(1, 4); n > 0; n--)
      text.append(TEXTS.get(random.nextInt(TEXTS.size())));
    return text.toString();
  }
}
