package dev.bitbrat.behaviours.spi;

import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Documents with changes on top that are not written yet; reads see them. Not for threads. */
public final class Draft implements Documents {
  /** A commit takes 400; the claim, the configuration and delayed effects are among them. */
  private static final int MOST = 350;

  private final Documents base;
  private final Map<String, Changed> changes = new LinkedHashMap<>();

  public Draft(Documents base) {
    this.base = base;
  }

  /** What a document becomes. */
  public sealed interface Changed {
    /**
     * @param expiresAt when it may be deleted; {@code null} keeps it
     */
    record Put(Map<String, @Nullable Object> fields, @Nullable Instant expiresAt)
        implements Changed {
      public Put(Map<String, @Nullable Object> fields, @Nullable Instant expiresAt) {
        this.fields = Tree.mapOf(fields);
        this.expiresAt = expiresAt;
      }
    }

    record Deleted() implements Changed {}
  }

  @Override
  public Map<String, @Nullable Object> get(String path) {
    return switch (changes.get(path)) {
      case Changed.Put put -> put.fields();
      case Changed.Deleted _ -> Map.of();
      case null -> base.get(path);
    };
  }

  @Override
  public SortedMap<String, Map<String, @Nullable Object>> all(String collection) {
    SortedMap<String, Map<String, @Nullable Object>> all = new TreeMap<>(base.all(collection));
    changes.forEach(
        (path, changed) -> {
          if (!path.startsWith(collection + '/')
              || path.indexOf('/', collection.length() + 1) >= 0) {
            return;
          }
          switch (changed) {
            case Changed.Put put -> all.put(path, put.fields());
            case Changed.Deleted _ -> all.remove(path);
          }
        });
    return Collections.unmodifiableSortedMap(all);
  }

  @Override
  public String segment(String text) {
    return base.segment(text);
  }

  public void put(String path, Map<String, @Nullable Object> fields) {
    put(path, fields, null);
  }

  /**
   * @param expiresAt when it may be deleted; readers must not rely on that
   */
  public void put(String path, Map<String, @Nullable Object> fields, @Nullable Instant expiresAt) {
    base.get(path); // so that whoever writes it knows which version this replaces
    changes.put(path, new Changed.Put(fields, expiresAt));
  }

  public void delete(String path) {
    base.get(path);
    changes.put(path, new Changed.Deleted());
  }

  /** By path, in the order in which they were made first. */
  public Map<String, Changed> changes() {
    return Collections.unmodifiableMap(changes);
  }

  /** Whether one commit can hold the changes of both. */
  public boolean hasRoomFor(Draft other) {
    long added = other.changes.keySet().stream().filter(p -> !changes.containsKey(p)).count();
    return changes.size() + added <= MOST;
  }

  /** Makes the changes of {@code other}, which was started on this one. */
  public void take(Draft other) {
    changes.putAll(other.changes);
  }
}
