package dev.bitbrat.rules;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The operators of JsonLogic that evaluate all their arguments, as json-logic-js 2.0.5 has them.
 */
final class Operators {
  static final Map<String, Operator> ALL =
      Map.ofEntries(
          Map.entry("==", (a, run) -> Js.looseEquals(a.at(0), a.at(1), run)),
          Map.entry("!=", (a, run) -> !Js.looseEquals(a.at(0), a.at(1), run)),
          Map.entry("===", (a, run) -> Js.strictEquals(a.at(0), a.at(1), run)),
          Map.entry("!==", (a, run) -> !Js.strictEquals(a.at(0), a.at(1), run)),
          Map.entry(">", (a, run) -> Js.less(a.at(1), a.at(0), run)),
          Map.entry(">=", (a, run) -> Js.lessOrEqual(a.at(1), a.at(0), run)),
          Map.entry("<", Operators::ascending),
          Map.entry("<=", Operators::notDescending),
          Map.entry("!", (a, run) -> !Js.truthy(a.at(0))),
          Map.entry("!!", (a, run) -> Js.truthy(a.at(0))),
          Map.entry("log", (a, run) -> a.at(0)),
          Map.entry("+", Operators::sum),
          Map.entry("-", Operators::difference),
          Map.entry("*", Operators::product),
          Map.entry("/", (a, run) -> number(left(a, run) / right(a, run))),
          Map.entry("%", (a, run) -> number(left(a, run) % right(a, run))),
          Map.entry("min", Operators::least),
          Map.entry("max", Operators::greatest),
          Map.entry("in", Operators::contains),
          Map.entry("cat", (a, run) -> JsText.join(a.list(), "", run)),
          Map.entry("substr", Operators::substring),
          Map.entry("merge", Operators::merge),
          Map.entry("missing", (a, run) -> missing(keys(a.list()), a.data(), run)),
          Map.entry("missing_some", Operators::missingSome));

  private Operators() {}

  private static Object ascending(Arguments a, Run run) {
    return Js.less(a.at(0), a.at(1), run) && (!a.has(2) || Js.less(a.at(1), a.at(2), run));
  }

  private static Object notDescending(Arguments a, Run run) {
    return Js.lessOrEqual(a.at(0), a.at(1), run)
        && (!a.has(2) || Js.lessOrEqual(a.at(1), a.at(2), run));
  }

  private static Object sum(Arguments a, Run run) {
    double sum = 0;
    for (Object value : a.list()) sum += JsNumber.leading(value, run);
    return number(sum);
  }

  private static @Nullable Object product(Arguments a, Run run) {
    if (a.count() == 0) throw new LogicException("* needs at least one argument");
    // One argument comes back as it is, not even made a number.
    if (a.count() == 1) return a.at(0);
    double product = JsNumber.leading(a.at(0), run);
    for (int i = 1; i < a.count(); i++) product *= JsNumber.leading(a.at(i), run);
    return number(product);
  }

  private static Object difference(Arguments a, Run run) {
    return number(a.has(1) ? left(a, run) - right(a, run) : -left(a, run));
  }

  private static Object least(Arguments a, Run run) {
    double least = Double.POSITIVE_INFINITY;
    for (Object value : a.list()) least = Math.min(least, JsNumber.of(value, run));
    return number(least);
  }

  private static Object greatest(Arguments a, Run run) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (Object value : a.list()) greatest = Math.max(greatest, JsNumber.of(value, run));
    return number(greatest);
  }

  private static Object contains(Arguments a, Run run) {
    if (a.at(1) instanceof String text) {
      run.chars(text.length());
      return !text.isEmpty() && text.contains(JsText.of(a.at(0), run));
    }
    if (!(a.at(1) instanceof List<?> list)) return false;
    for (Object element : list) {
      run.step();
      if (Js.strictEquals(a.at(0), element, run)) return true;
    }
    return false;
  }

  private static Object substring(Arguments a, Run run) {
    String tail = from(JsText.of(a.at(0), run), integer(JsNumber.of(a.at(1), run)));
    run.chars(tail.length());
    if (!a.has(2)) return tail;
    double length = integer(JsNumber.of(a.at(2), run));
    // A negative length leaves out so many characters at the end.
    double end = length < 0 ? tail.length() + length : length;
    return tail.substring(0, (int) Math.clamp(end, 0, tail.length()));
  }

  private static String from(String text, double start) {
    double begin = start < 0 ? text.length() + start : start;
    return text.substring((int) Math.clamp(begin, 0, text.length()));
  }

  private static double integer(double value) {
    if (Double.isNaN(value)) return 0;
    return value < 0 ? Math.ceil(value) : Math.floor(value);
  }

  private static Object merge(Arguments a, Run run) {
    List<@Nullable Object> merged = new ArrayList<>();
    for (Object value : a.list()) {
      if (value instanceof List<?> list) {
        run.charge(1 + list.size() / 8);
        merged.addAll(list);
      } else {
        merged.add(value);
      }
    }
    return Collections.unmodifiableList(merged);
  }

  /** The names, which may also be the first of them as a list. */
  private static List<@Nullable Object> keys(List<@Nullable Object> values) {
    return !values.isEmpty() && values.getFirst() instanceof List<?> keys
        ? Collections.unmodifiableList(keys)
        : values;
  }

  private static List<@Nullable Object> missing(
      List<@Nullable Object> keys, @Nullable Object data, Run run) {
    List<@Nullable Object> missing = new ArrayList<>();
    for (Object key : keys) {
      run.step();
      Object value = Path.of(key, run).find(data, null);
      if (Js.isNullish(value) || "".equals(value)) missing.add(key);
    }
    return missing;
  }

  private static Object missingSome(Arguments a, Run run) {
    Object options = a.at(1);
    if (Js.isNullish(options)) throw new LogicException("missing_some needs a list of names");
    List<@Nullable Object> names =
        options instanceof List<?> list
            ? Collections.unmodifiableList(list)
            : Collections.singletonList(options);
    List<@Nullable Object> missing = missing(keys(names), a.data(), run);
    double count = JsNumber.of(Js.member(options, "length"), run);
    boolean enough = count - missing.size() >= JsNumber.of(a.at(0), run);
    return enough ? List.of() : missing;
  }

  private static double left(Arguments a, Run run) {
    return JsNumber.of(a.at(0), run);
  }

  private static double right(Arguments a, Run run) {
    return JsNumber.of(a.at(1), run);
  }

  private static Number number(double value) {
    return JsNumber.json(value);
  }
}
