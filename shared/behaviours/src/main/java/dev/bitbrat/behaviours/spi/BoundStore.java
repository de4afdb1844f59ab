package dev.bitbrat.behaviours.spi;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that a behaviour may write. */
public record BoundStore(Store store, Change change) {
  public Store.Written set(@Nullable String key, Object value) {
    return store.set(change, key, value);
  }

  public Store.Written append(@Nullable String key, Object value) {
    return store.append(change, key, value);
  }

  public Store.Written increment(@Nullable String key, long by) {
    return store.increment(change, key, by);
  }

  public Optional<Entry> remove(String key) {
    return store.remove(change, key);
  }

  public Optional<Entry> moderate(String key, Entry.Status status) {
    return store.moderate(change, key, status);
  }

  public void clear() {
    store.clear(change);
  }
}
