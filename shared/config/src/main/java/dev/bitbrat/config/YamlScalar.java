package dev.bitbrat.config;

import java.math.BigInteger;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** What a scalar means in the core schema; {@code yes}, {@code on} and dates are texts. */
final class YamlScalar {
  private static final ScalarResolver RESOLVER = new CoreSchema().getScalarResolver();
  private static final int MOST_DIGITS = 400;
  private static final Set<String> KNOWN =
      Set.of(
          Tag.STR.getValue(),
          Tag.INT.getValue(),
          Tag.FLOAT.getValue(),
          Tag.BOOL.getValue(),
          Tag.NULL.getValue(),
          Tag.SEQ.getValue(),
          Tag.MAP.getValue());

  private YamlScalar() {}

  static boolean knows(String tag) {
    return KNOWN.contains(tag);
  }

  /**
   * @param tag as written, or {@code null}
   * @throws IllegalArgumentException if the text is not of its kind or has no place in JSON
   */
  static @Nullable Object value(String text, @Nullable String tag, boolean plain) {
    if (tag == null && !plain) return text;
    boolean resolves = tag == null;
    String kind = resolves ? RESOLVER.resolve(text, true).getValue() : tag;
    if (kind == null || kind.equals(Tag.STR.getValue()) || kind.equals("!")) return text;
    if (kind.equals(Tag.NULL.getValue())) return null;
    if (kind.equals(Tag.BOOL.getValue())) return truth(text);
    if (kind.equals(Tag.INT.getValue())) return whole(text);
    if (kind.equals(Tag.FLOAT.getValue())) return decimal(text);
    return text;
  }

  private static boolean truth(String text) {
    return switch (text) {
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  private static long whole(String text) {
    if (text.length() > MOST_DIGITS) throw tooLarge();
    try {
      BigInteger number =
          text.startsWith("0x")
              ? new BigInteger(text.substring(2), 16)
              : text.startsWith("0o")
                  ? new BigInteger(text.substring(2), 8)
                  : new BigInteger(text.startsWith("+") ? text.substring(1) : text);
      if (number.bitLength() > 63) throw tooLarge();
      return number.longValue();
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a whole number", e);
    }
  }

  private static Number decimal(String text) {
    if (text.length() > MOST_DIGITS) throw tooLarge();
    try {
      double number = Double.parseDouble(text);
      if (!Double.isFinite(number)) throw tooLarge();
      boolean whole = number == Math.rint(number) && Math.abs(number) < 0x1p53;
      if (whole) return (long) number;
      return number;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("expected a number that JSON has", e);
    }
  }

  private static IllegalArgumentException tooLarge() {
    return new IllegalArgumentException("the number is too large; quote it if it is a text");
  }
}
