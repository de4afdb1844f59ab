package dev.bitbrat.behaviours.words;

import java.util.Optional;
import java.util.regex.Pattern;

/** Numbers as people write them in a chat. */
public final class Numbers {
  private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,15}");
  private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,15}\\.[0-9]{1,9}");

  private Numbers() {}

  /** A {@link Long} if it is whole, else a {@link Double}; empty if it is no number. */
  public static Optional<Number> parse(String text) {
    if (WHOLE.matcher(text).matches()) return Optional.of(Long.valueOf(text));
    if (DECIMAL.matcher(text).matches()) return Optional.of(whole(Double.parseDouble(text)));
    return Optional.empty();
  }

  /** The same number, as a {@link Long} if it is whole. */
  public static Number whole(double number) {
    boolean whole = number == Math.rint(number) && Math.abs(number) < 0x1p53;
    return whole ? (Number) (long) number : number;
  }
}
