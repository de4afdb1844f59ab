package dev.bitbrat.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JavaScript's text of a value. */
final class JsText {
  private JsText() {}

  /** {@code String(value)}. */
  static String of(@Nullable Object value, Run run) {
    return switch (value) {
      case null -> "null";
      case String s -> s;
      case Number n -> of(n);
      case List<?> list -> {
        StringBuilder out = new StringBuilder();
        join(list, ",", out, 0, run);
        yield out.toString();
      }
      case Map<?, ?> map -> "[object Object]";
      default -> value.toString();
    };
  }

  /** The text of a value that may be absent: absent and null are empty. */
  static String orEmpty(@Nullable Object value, Run run) {
    return Js.isNullish(value) ? "" : of(value, run);
  }

  /** {@code Array.prototype.join}: null and undefined elements are empty. */
  static String join(List<?> list, String separator, Run run) {
    StringBuilder out = new StringBuilder();
    join(list, separator, out, 0, run);
    return out.toString();
  }

  private static void join(List<?> list, String separator, StringBuilder out, int depth, Run run) {
    if (depth > Limits.DEPTH) throw new LogicException("a list is nested too deeply for a text");
    for (int i = 0; i < list.size(); i++) {
      int before = out.length();
      if (i > 0) out.append(separator);
      Object element = list.get(i);
      if (element instanceof List<?> inner) {
        join(inner, ",", out, depth + 1, run);
      } else if (!Js.isNullish(element)) {
        String text = of(element, run);
        run.chars(text.length());
        out.append(text);
      }
      run.charge(1 + (out.length() - before) / 1024);
    }
  }

  private static String of(Number number) {
    if (!(number instanceof Double || number instanceof Float)) return number.toString();
    double value = number.doubleValue();
    if (Double.isNaN(value)) return "NaN";
    if (Double.isInfinite(value)) return value > 0 ? "Infinity" : "-Infinity";
    if (value == 0) return "0";
    return (value < 0 ? "-" : "") + positive(Math.abs(value));
  }

  private static String positive(double value) {
    BigDecimal decimal = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    String digits = decimal.unscaledValue().toString();
    int point = digits.length() - decimal.scale();
    if (point > 21 || point < -5) return scientific(digits, point - 1);
    if (point <= 0) return "0." + "0".repeat(-point) + digits;
    if (point >= digits.length()) return digits + "0".repeat(point - digits.length());
    return digits.substring(0, point) + '.' + digits.substring(point);
  }

  private static String scientific(String digits, int exponent) {
    String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
    return mantissa + 'e' + (exponent < 0 ? '-' : '+') + Math.abs(exponent);
  }
}
