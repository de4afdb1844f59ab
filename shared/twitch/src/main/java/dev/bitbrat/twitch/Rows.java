package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Lists among the details, never longer than Twitch makes them. */
final class Rows {
  private static final int MOST = 30;

  private Rows() {}

  /** {@code null} if there is no such list. */
  static @Nullable Object of(
      Map<String, ?> from,
      String field,
      Function<Map<String, ?>, Map<String, @Nullable Object>> row) {
    if (!(from.get(field) instanceof List<?>)) return null;
    return Tree.maps(from, field).stream().limit(MOST).map(row).toList();
  }

  /** Their names. */
  static @Nullable Object people(Map<String, ?> from, String field, String prefix) {
    if (!(from.get(field) instanceof List<?>)) return null;
    return Tree.maps(from, field).stream()
        .limit(MOST)
        .map(row -> Person.of(row, prefix))
        .flatMap(Optional::stream)
        .map(Person::shown)
        .toList();
  }
}
