package dev.bitbrat.rules;

import org.jspecify.annotations.Nullable;

/** JavaScript's number of a value. */
final class JsNumber {
  private static final double EXACT = 0x1p53;

  private JsNumber() {}

  /** {@code Number(value)}. */
  static double of(@Nullable Object value, Run run) {
    if (value == null) return 0;
    if (Js.isUndefined(value)) return Double.NaN;
    return switch (value) {
      case Number n -> n.doubleValue();
      case Boolean b -> b ? 1 : 0;
      default -> ofText(JsText.of(value, run), run);
    };
  }

  /** {@code parseFloat(value)}: the number that the text starts with. */
  static double leading(@Nullable Object value, Run run) {
    if (value instanceof Number n) return n.doubleValue() + 0.0;
    String text = JsText.of(value, run);
    run.chars(text.length());
    int start = skipBlanks(text, 0);
    int end = decimalEnd(text, start);
    return end < 0 ? Double.NaN : decimal(text.substring(start, end));
  }

  /** The number as a JSON value: whole numbers as {@link Long}. */
  static Number json(double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < EXACT;
    boolean negativeZero = value == 0 && 1 / value < 0;
    if (whole && !negativeZero) return (long) value;
    return value;
  }

  private static double ofText(String text, Run run) {
    run.chars(text.length());
    int start = skipBlanks(text, 0);
    int end = text.length();
    while (end > start && isBlank(text.charAt(end - 1))) end--;
    if (start == end) return 0;
    if (end - start > 2 && text.charAt(start) == '0') {
      int radix = radix(text.charAt(start + 1));
      if (radix != 0) return digits(text, start + 2, end, radix);
    }
    String trimmed = text.substring(start, end);
    return decimalEnd(trimmed, 0) == trimmed.length() ? decimal(trimmed) : Double.NaN;
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x', 'X' -> 16;
      case 'o', 'O' -> 8;
      case 'b', 'B' -> 2;
      default -> 0;
    };
  }

  private static double digits(String text, int from, int to, int radix) {
    double value = 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      int digit = c < 128 ? Character.digit(c, radix) : -1;
      if (digit < 0) return Double.NaN;
      value = value * radix + digit;
    }
    return value;
  }

  private static double decimal(String literal) {
    if (literal.endsWith("Infinity")) {
      return literal.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    }
    return Double.parseDouble(literal);
  }

  /** Where the decimal literal that starts at {@code from} ends, or -1 if none does. */
  private static int decimalEnd(String text, int from) {
    int i = from;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) i++;
    if (text.startsWith("Infinity", i)) return i + "Infinity".length();
    int whole = digitsEnd(text, i);
    int end = whole;
    if (end < text.length() && text.charAt(end) == '.') {
      int fraction = digitsEnd(text, end + 1);
      if (whole == i && fraction == end + 1) return -1;
      end = fraction;
    } else if (whole == i) {
      return -1;
    }
    return exponentEnd(text, end);
  }

  private static int exponentEnd(String text, int from) {
    if (from >= text.length() || Character.toLowerCase(text.charAt(from)) != 'e') return from;
    int i = from + 1;
    if (i < text.length() && (text.charAt(i) == '+' || text.charAt(i) == '-')) i++;
    int end = digitsEnd(text, i);
    return end == i ? from : end;
  }

  private static int digitsEnd(String text, int from) {
    int i = from;
    while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') i++;
    return i;
  }

  private static int skipBlanks(String text, int from) {
    int i = from;
    while (i < text.length() && isBlank(text.charAt(i))) i++;
    return i;
  }

  private static boolean isBlank(char c) {
    return (c >= '\t' && c <= '\r') || c == '\uFEFF' || Character.isSpaceChar(c);
  }
}
