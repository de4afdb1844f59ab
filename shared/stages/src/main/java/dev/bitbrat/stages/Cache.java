package dev.bitbrat.stages;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Values that may be a little old; the least used leave when it is full. */
final class Cache<V> {
  private record Aged<V>(V value, Instant until) {}

  private final Duration kept;
  private final InstantSource clock;
  private final Map<String, Aged<V>> entries;

  Cache(int capacity, Duration kept, InstantSource clock) {
    this.kept = kept;
    this.clock = clock;
    this.entries =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Aged<V>> eldest) {
            return size() > capacity;
          }
        };
  }

  synchronized Optional<V> get(String key) {
    Aged<V> entry = entries.get(key);
    if (entry == null || !clock.instant().isBefore(entry.until)) return Optional.empty();
    return Optional.of(entry.value);
  }

  synchronized void put(String key, V value) {
    entries.put(key, new Aged<>(value, clock.instant().plus(kept)));
  }

  synchronized void forget(String key) {
    entries.remove(key);
  }
}
