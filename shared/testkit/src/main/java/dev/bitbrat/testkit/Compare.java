package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.Query.Filter;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How documents compare in a query. */
final class Compare {
  private Compare() {}

  /** By code point, which is also the order of the UTF-8 bytes. */
  static int text(String a, String b) {
    return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
  }

  static Comparator<Doc> order(@Nullable String field) {
    Comparator<Doc> byId = (a, b) -> text(a.path().id(), b.path().id());
    if (field == null) return byId;
    Comparator<Doc> byField = (a, b) -> values(a.fields().get(field), b.fields().get(field));
    return byField.thenComparing(byId);
  }

  static boolean matches(Doc doc, Filter filter) {
    Object value = doc.fields().get(filter.field());
    if (value == null || kind(value) != kind(filter.value())) return false;
    int order = values(value, filter.value());
    return switch (filter.op()) {
      case EQUAL -> order == 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  private static int values(@Nullable Object a, @Nullable Object b) {
    int byKind = Integer.compare(kind(a), kind(b));
    if (byKind != 0) return byKind;
    if (a instanceof Boolean x && b instanceof Boolean y) return Boolean.compare(x, y);
    if (a instanceof Number x && b instanceof Number y) return decimal(x).compareTo(decimal(y));
    if (a instanceof String x && b instanceof String y) return text(x, y);
    return text(Objects.toString(a), Objects.toString(b));
  }

  private static BigDecimal decimal(Number n) {
    return n instanceof Double d ? new BigDecimal(d) : BigDecimal.valueOf(n.longValue());
  }

  private static int kind(@Nullable Object value) {
    return switch (value) {
      case null -> 0;
      case Boolean _ -> 1;
      case Number _ -> 2;
      case String _ -> 3;
      case Map<?, ?> _ -> 5;
      default -> 4;
    };
  }
}
