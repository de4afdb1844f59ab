package dev.bitbrat.observability;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps a label from taking ever more values: each is a time series that costs memory for good. */
final class BoundedLabels {
  static final String OTHER = "other";

  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final int limit;

  BoundedLabels(int limit) {
    this.limit = limit;
  }

  /** The value itself as long as there are few, then {@code other}. */
  String bound(String value) {
    if (known.contains(value)) return value;
    synchronized (this) {
      if (known.size() >= limit) return OTHER;
      known.add(value);
    }
    return value;
  }
}
