package dev.bitbrat.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a rule matched an event or did not.
 *
 * @param reason in one line for a person; shows values of the event
 */
public record Explanation(String ruleId, Verdict verdict, String reason) {
  public enum Verdict {
    MATCHED,
    NOT_MATCHED,
    FAILED
  }

  static Explanation of(Rule rule, Map<String, @Nullable Object> data) {
    try {
      Object result = rule.logic().evaluate(data);
      if (Logic.isMatch(result)) {
        String why = Description.of(rule.logic().tree());
        return new Explanation(rule.id(), Verdict.MATCHED, why);
      }
      return new Explanation(rule.id(), Verdict.NOT_MATCHED, whyNot(rule, data, result));
    } catch (LogicException e) {
      return new Explanation(rule.id(), Verdict.FAILED, String.valueOf(e.getMessage()));
    }
  }

  private static String whyNot(
      Rule rule, Map<String, @Nullable Object> data, @Nullable Object result) {
    if (Js.truthy(result)) {
      return "gives " + Description.of(result) + ", and only true or 1 is a match";
    }
    Object culprit = culprit(rule.logic().tree(), data);
    String values = Description.values(culprit, data);
    return "not so: " + Description.of(culprit) + (values.isEmpty() ? "" : " (" + values + ")");
  }

  /** The first condition of a conjunction that does not hold. */
  private static @Nullable Object culprit(
      @Nullable Object tree, Map<String, @Nullable Object> data) {
    if (tree instanceof Map<?, ?> map && map.get("and") instanceof List<?> conditions) {
      for (Object condition : conditions) {
        if (!isTrue(condition, data)) return culprit(condition, data);
      }
    }
    return tree;
  }

  private static boolean isTrue(@Nullable Object tree, Map<String, @Nullable Object> data) {
    return switch (Logic.compile(tree)) {
      case Logic.Compiled.Ok(Logic logic) -> Js.truthy(logic.evaluate(data));
      case Logic.Compiled.Invalid invalid -> false;
    };
  }
}
