package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.words.Numbers;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a data store's values are. */
enum Datatype {
  STRING("a text"),
  NUMBER("a number"),
  BOOLEAN("true or false");

  /** In code points: 64 records of that length fit well into one document. */
  static final int LONGEST = 2_000;

  private final String expected;

  Datatype(String expected) {
    this.expected = expected;
  }

  /**
   * The value in this type; a text may stand for a number or truth value, as a chat has no other.
   */
  Checked check(Object value) {
    if (value instanceof String text && isTooLong(text)) {
      return new Checked.Wrong("longer than " + LONGEST + " characters");
    }
    return convert(value)
        .<Checked>map(Checked.Fine::new)
        .orElseGet(() -> new Checked.Wrong("expected " + expected));
  }

  private Optional<Object> convert(Object value) {
    return switch (this) {
      case STRING -> value instanceof String ? Optional.of(value) : Optional.empty();
      case NUMBER -> number(value);
      case BOOLEAN -> truth(value);
    };
  }

  private static Optional<Object> number(Object value) {
    return switch (value) {
      case String text -> Numbers.parse(text).map(n -> n);
      case Long whole -> Optional.of(whole);
      case Number n when Double.isFinite(n.doubleValue()) ->
          Optional.of(Numbers.whole(n.doubleValue()));
      default -> Optional.empty();
    };
  }

  private static Optional<Object> truth(Object value) {
    return switch (value.toString().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  /**
   * @param value what is there; {@code null} counts as 0
   */
  Checked sum(@Nullable Object value, long by) {
    if (this != NUMBER) return new Checked.Wrong("its values are no numbers");
    return switch (value) {
      case null -> new Checked.Fine(by);
      case Long whole -> exactSum(whole, by);
      case Number n -> new Checked.Fine(Numbers.whole(n.doubleValue() + by));
      default -> new Checked.Wrong("what is there is no number");
    };
  }

  private static Checked exactSum(long value, long by) {
    try {
      return new Checked.Fine(Math.addExact(value, by));
    } catch (ArithmeticException e) {
      return new Checked.Wrong("the number would be too large");
    }
  }

  static boolean isTooLong(String text) {
    return text.length() > LONGEST && text.codePointCount(0, text.length()) > LONGEST;
  }

  /** As configurations write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
