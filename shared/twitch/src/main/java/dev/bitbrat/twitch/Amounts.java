package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Money as Twitch tells it: a whole number, and where its decimal point is. */
final class Amounts {
  private static final int MOST_PLACES = 6;

  private Amounts() {}

  /** The details {@code charity, amount, currency}. */
  static Happened.Builder put(
      Happened.Builder told, Map<String, ?> from, String charity, String amountField) {
    Map<String, @Nullable Object> amount = Tree.map(from, amountField);
    return told.text("charity", from, charity)
        .put("amount", value(amount))
        .text("currency", amount, "currency");
  }

  /** {@code 12.5} of {@code value} 1250 and {@code decimal_places} 2. */
  static @Nullable Number value(Map<String, @Nullable Object> amount) {
    if (!(amount.get("value") instanceof Number value)) return null;
    long places = Tree.number(amount, "decimal_places", Tree.number(amount, "decimal_place", 0));
    if (places < 0 || places > MOST_PLACES) return null;
    BigDecimal exact = BigDecimal.valueOf(value.longValue(), (int) places).stripTrailingZeros();
    if (exact.scale() <= 0) return exact.longValue();
    return exact.doubleValue();
  }
}
