package dev.bitbrat.config;

import dev.bitbrat.json.Json;
import dev.bitbrat.rules.RuleDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Routing rules, checked by the engine that will run them. */
final class RuleForm {
  /** How the engine says where in the logic it stumbled. */
  private static final Pattern IN_LOGIC =
      Pattern.compile("logic at \\$(\\S*): (.*)", Pattern.DOTALL);

  private final Problems problems;
  private final Places places;
  private final Map<String, Place> ids = new HashMap<>();
  private final List<Object> rules = new ArrayList<>();

  RuleForm(Problems problems, Places places) {
    this.problems = problems;
    this.places = places;
  }

  List<Object> rules() {
    return rules;
  }

  /**
   * @param defaultId for a rule without one, or {@code null} if it must have one
   * @param tree the rule
   * @param located the same with places
   */
  void add(@Nullable String defaultId, Map<String, @Nullable Object> tree, Located located) {
    String path = "rules[" + rules.size() + ']';
    places.putAll(path, located);
    Place place = located.place();
    Object given = tree.get("id");
    String id = given instanceof String text && !text.isBlank() ? text : defaultId;
    if (id == null || (given != null && !given.equals(id))) {
      problems.error(places.near(path + ".id", place), path + ".id", "expected a name of its own");
      id = path;
    }
    Place twin = ids.putIfAbsent(id, place);
    if (twin != null) {
      problems.error(
          places.near(path + ".id", place),
          path + ".id",
          "the id is taken by %s:%d".formatted(twin.file(), twin.line()));
    }
    Map<String, @Nullable Object> rule = new LinkedHashMap<>();
    rule.put("id", id);
    rule.putAll(tree);
    rule.put("id", id);
    rules.add(rule);
    check(path, id, rule, place);
  }

  private void check(String path, String id, Map<String, @Nullable Object> rule, Place place) {
    switch (RuleDocument.read(id, rule, Json::parse)) {
      case RuleDocument.Usable _, RuleDocument.Off _ -> {}
      case RuleDocument.Broken broken -> {
        Matcher logic = IN_LOGIC.matcher(broken.reason());
        String at = path + (logic.matches() ? ".logic" + logic.group(1) : field(broken.reason()));
        String message = logic.matches() ? logic.group(2) : broken.reason();
        problems.error(places.near(at, place), at, message);
      }
    }
  }

  /** The field that a reason is about, as far as its first word says. */
  private static String field(String reason) {
    for (String field : List.of("logic", "enabled", "priority", "enrichments", "routing")) {
      if (reason.startsWith(field)) return '.' + field;
    }
    return "";
  }
}
