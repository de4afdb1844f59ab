package dev.bitbrat.rules;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The operators that the reference platform adds to JsonLogic (contract section 2). */
final class Extensions {
  static final Map<String, Operator> ALL =
      Map.of(
          "ci_eq", Extensions::equalsIgnoringCase,
          "re_test", Extensions::matches,
          "slip_complete", Extensions::slipComplete,
          "has_role", Extensions::hasRole,
          "has_annotation", Extensions::hasAnnotation,
          "has_candidate", Extensions::hasCandidate,
          "text_contains", Extensions::textContains);

  private Extensions() {}

  private static Object equalsIgnoringCase(Arguments a, Run run) {
    return folded(a.at(0), run).equals(folded(a.at(1), run));
  }

  /** A pattern that only the data knows; {@link Compiler} takes the constant ones. */
  private static Object matches(Arguments a, Run run) {
    String source = pattern(a.at(1), run);
    String flags = flags(a.at(1), a.at(2), run);
    if (source == null) return false;
    run.charge(Regex.cost(source));
    return switch (Regex.compile(source, flags)) {
      case Regex.Compiled.Usable(Regex regex) -> regex.find(JsText.orEmpty(a.at(0), run), run);
      case Regex.Compiled.Invalid invalid -> false;
    };
  }

  /** The pattern of {@code [value, pattern, flags]} or {@code [value, [pattern, flags]]}. */
  static @Nullable String pattern(@Nullable Object argument, Run run) {
    Object pattern =
        argument instanceof List<?> pair ? (pair.isEmpty() ? null : pair.getFirst()) : argument;
    return Js.isNullish(pattern) ? null : JsText.of(pattern, run);
  }

  static String flags(@Nullable Object pattern, @Nullable Object flags, Run run) {
    boolean paired = pattern instanceof List<?>;
    Object given = pattern instanceof List<?> pair && pair.size() > 1 ? pair.get(1) : null;
    return JsText.orEmpty(paired ? given : flags, run);
  }

  private static Object slipComplete(Arguments a, Run run) {
    if (!(a.at(0) instanceof List<?> slip) || slip.isEmpty()) return false;
    boolean allOk = true;
    Object lastOk = null;
    for (Object step : slip) {
      run.step();
      Object status = Js.member(step, "status");
      if ("PENDING".equals(status) || "ERROR".equals(status)) return false;
      if ("OK".equals(status)) lastOk = step;
      else allOk = false;
    }
    return allOk || (lastOk != null && !Js.truthy(Js.member(lastOk, "nextTopic")));
  }

  private static Object hasRole(Arguments a, Run run) {
    boolean ignoreCase = flag(a.at(2));
    String role = JsText.orEmpty(a.at(1), run);
    return any(a.at(0), run, r -> r instanceof String s && same(s, role, ignoreCase));
  }

  private static boolean same(String a, String b, boolean ignoreCase) {
    return ignoreCase ? Fold.fold(a).equals(Fold.fold(b)) : a.equals(b);
  }

  private static Object hasAnnotation(Arguments a, Run run) {
    return any(
        itemsOf(a.at(0), "annotations"),
        run,
        annotation ->
            Js.strictEquals(Js.member(annotation, "label"), a.at(1), run)
                && (Js.isNullish(a.at(2))
                    || Js.strictEquals(Js.member(annotation, "value"), a.at(2), run)));
  }

  private static Object hasCandidate(Arguments a, Run run) {
    return any(
        itemsOf(a.at(0), "candidates"),
        run,
        candidate ->
            Js.isNullish(a.at(1)) || Js.strictEquals(Js.member(candidate, "source"), a.at(1), run));
  }

  /** A needle that ends in a blank is also found without it at the very end of the text. */
  private static Object textContains(Arguments a, Run run) {
    boolean ignoreCase = flag(a.at(2));
    String text = ignoreCase ? folded(a.at(0), run) : JsText.orEmpty(a.at(0), run);
    String needle = ignoreCase ? folded(a.at(1), run) : JsText.orEmpty(a.at(1), run);
    run.chars(text.length());
    if (needle.isEmpty()) return false;
    return text.contains(needle)
        || (needle.endsWith(" ") && endsWith(text, needle.stripTrailing()));
  }

  private static boolean endsWith(String text, String word) {
    return !word.isEmpty() && text.endsWith(word);
  }

  private static String folded(@Nullable Object value, Run run) {
    String text = JsText.orEmpty(value, run);
    run.charge(text.length() / 16);
    return Fold.fold(text);
  }

  /** A list, or the list of that name in an event. */
  private static @Nullable Object itemsOf(@Nullable Object value, String name) {
    return value instanceof Map<?, ?> event ? event.get(name) : value;
  }

  private static boolean any(
      @Nullable Object list, Run run, Predicate<@Nullable Object> condition) {
    if (!(list instanceof List<?> items)) return false;
    for (Object item : items) {
      run.step();
      if (condition.test(item)) return true;
    }
    return false;
  }

  private static boolean flag(@Nullable Object value) {
    return Boolean.TRUE.equals(value)
        || (value instanceof String s && s.equalsIgnoreCase("true"))
        || (value instanceof Number n && n.doubleValue() == 1);
  }
}
