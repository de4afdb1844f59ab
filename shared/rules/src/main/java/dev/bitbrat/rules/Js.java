package dev.bitbrat.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JavaScript's truth, equality and order, as json-logic-js relies on them. */
final class Js {
  /** What an absent argument is; never leaves an evaluation. */
  static final Object UNDEFINED = Undefined.UNDEFINED;

  private Js() {}

  static boolean isUndefined(@Nullable Object value) {
    return value instanceof Undefined;
  }

  static boolean isNullish(@Nullable Object value) {
    return value == null || isUndefined(value);
  }

  /** JsonLogic's truth: JavaScript's, but an empty array is false. */
  static boolean truthy(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean b -> b;
      case String s -> !s.isEmpty();
      case Number n -> n.doubleValue() != 0 && !Double.isNaN(n.doubleValue());
      case List<?> list -> !list.isEmpty();
      default -> !isUndefined(value);
    };
  }

  static boolean looseEquals(@Nullable Object a, @Nullable Object b, Run run) {
    if (isNullish(a) || isNullish(b)) return isNullish(a) && isNullish(b);
    if (isObject(a) && isObject(b)) return identical(a, b);
    if (isObject(a)) return looseEquals(JsText.of(a, run), b, run);
    if (isObject(b)) return looseEquals(a, JsText.of(b, run), run);
    if (sameType(a, b)) return strictEquals(a, b, run);
    return JsNumber.of(a, run) == JsNumber.of(b, run);
  }

  static boolean strictEquals(@Nullable Object a, @Nullable Object b, Run run) {
    if (a instanceof String s && b instanceof String t) {
      if (s.length() == t.length()) run.chars(s.length());
      return s.equals(t);
    }
    if (a instanceof Number x && b instanceof Number y) return sameNumber(x, y);
    if (a instanceof Boolean x && b instanceof Boolean y) return x.equals(y);
    return identical(a, b);
  }

  /** Whether {@code a < b}; false if one of them is not a number, as {@code b <= a} then is too. */
  static boolean less(@Nullable Object a, @Nullable Object b, Run run) {
    Object x = primitive(a, run);
    Object y = primitive(b, run);
    if (x instanceof String s && y instanceof String t) return s.compareTo(t) < 0;
    return JsNumber.of(x, run) < JsNumber.of(y, run);
  }

  /** Whether {@code a <= b}. */
  static boolean lessOrEqual(@Nullable Object a, @Nullable Object b, Run run) {
    Object x = primitive(a, run);
    Object y = primitive(b, run);
    if (x instanceof String s && y instanceof String t) return s.compareTo(t) <= 0;
    return JsNumber.of(x, run) <= JsNumber.of(y, run);
  }

  /** The member that JavaScript's {@code value[name]} gives: of objects, arrays and strings. */
  static @Nullable Object member(@Nullable Object value, String name) {
    return switch (value) {
      case Map<?, ?> map -> {
        Object found = map.get(name);
        yield found == null && !map.containsKey(name) ? UNDEFINED : found;
      }
      case List<?> list when name.equals("length") -> (long) list.size();
      case List<?> list -> {
        int index = index(name, list.size());
        yield index < 0 ? UNDEFINED : list.get(index);
      }
      case String s when name.equals("length") -> (long) s.length();
      case String s -> {
        int index = index(name, s.length());
        yield index < 0 ? UNDEFINED : String.valueOf(s.charAt(index));
      }
      case null, default -> UNDEFINED;
    };
  }

  private static int index(String name, int size) {
    int length = name.length();
    if (length == 0 || length > 9 || (length > 1 && name.charAt(0) == '0')) return -1;
    int index = 0;
    for (int i = 0; i < length; i++) {
      int digit = name.charAt(i) - '0';
      if (digit < 0 || digit > 9) return -1;
      index = index * 10 + digit;
    }
    return index < size ? index : -1;
  }

  private static boolean sameNumber(Number x, Number y) {
    // Ids of 64 bits differ although their doubles are equal.
    if (x instanceof Long && y instanceof Long) return x.longValue() == y.longValue();
    return x.doubleValue() == y.doubleValue();
  }

  private static boolean sameType(@Nullable Object a, @Nullable Object b) {
    return (a instanceof String && b instanceof String)
        || (a instanceof Number && b instanceof Number)
        || (a instanceof Boolean && b instanceof Boolean);
  }

  private static @Nullable Object primitive(@Nullable Object value, Run run) {
    return isObject(value) ? JsText.of(value, run) : value;
  }

  @SuppressWarnings("ReferenceEquality") // two objects of JavaScript are equal if they are one
  private static boolean identical(@Nullable Object a, @Nullable Object b) {
    return a == b;
  }

  private static boolean isObject(@Nullable Object value) {
    return value instanceof List || value instanceof Map;
  }

  private enum Undefined {
    UNDEFINED;

    @Override
    public String toString() {
      return "undefined";
    }
  }
}
