package dev.bitbrat.bench;

import io.github.jamsesso.jsonlogic.JsonLogic;
import io.github.jamsesso.jsonlogic.JsonLogicException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The rules asked one by one with json-logic-java, as favourably as it allows: one instance, which
 * keeps what it parsed by the rule's text; the data made ahead; patterns compiled once. All rules
 * are asked, since all that match are to be named. It runs with our newer gson instead of 2.8.5.
 */
final class RuleByRule {
  private final JsonLogic engine = new JsonLogic();
  private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();
  private final List<String> rules;

  /**
   * @param rules their logic as JSON text
   */
  RuleByRule(List<String> rules) {
    this.rules = List.copyOf(rules);
    engine.addOperation("re_test", this::test);
    engine.addOperation("text_contains", RuleByRule::contains);
  }

  /** Index of the first rule that matches; -1 if none does. */
  int first(Map<String, Object> data) {
    int first = -1;
    for (int i = 0; i < rules.size(); i++) {
      if (matches(rules.get(i), data) && first < 0) first = i;
    }
    return first;
  }

  private boolean matches(String rule, Map<String, Object> data) {
    try {
      return JsonLogic.truthy(engine.apply(rule, data));
    } catch (JsonLogicException e) {
      throw new IllegalStateException(rule, e);
    }
  }

  private Object test(Object[] arguments) {
    return patterns
        .computeIfAbsent(
            String.valueOf(arguments[1]), p -> Pattern.compile(p, Pattern.CASE_INSENSITIVE))
        .matcher(String.valueOf(arguments[0]))
        .find();
  }

  private static Object contains(Object[] arguments) {
    return lower(arguments[0]).contains(lower(arguments[1]));
  }

  private static String lower(Object value) {
    return String.valueOf(value).toLowerCase(Locale.ROOT);
  }
}
