package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.BoundSource;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Goes round the entries of a source: {@code data/{name}/cursor/last} holds the one that was given
 * last, so that additions and removals neither repeat nor skip one.
 */
public final class Cursor {
  private Cursor() {}

  /** The next entry, after the last one the first; empty if there is none. */
  public static Optional<Entry> next(BoundSource source, Draft draft) {
    List<Entry> entries = source.entries();
    if (entries.isEmpty()) return Optional.empty();
    String path = Records.path(draft, source.access().name()) + "/cursor/last";
    Map<String, @Nullable Object> last = draft.get(path);
    long number = Tree.number(last, "number", 0);
    String key = Tree.string(last, "key");
    Entry next =
        entries.stream()
            .filter(entry -> isAfter(entry, number, key))
            .findFirst()
            .orElse(entries.getFirst());
    draft.put(path, position(next));
    return Optional.of(next);
  }

  private static boolean isAfter(Entry entry, long number, @Nullable String key) {
    if (entry.number() > 0) return entry.number() > number;
    return key == null || name(entry).compareTo(key) > 0;
  }

  private static Map<String, @Nullable Object> position(Entry entry) {
    return entry.number() > 0 ? Map.of("number", entry.number()) : Map.of("key", name(entry));
  }

  private static String name(Entry entry) {
    return Names.fold(String.valueOf(entry.key()));
  }
}
