package dev.bitbrat.behaviours.spi;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A source that can be written. What it refuses is a value; it throws for an outage only. */
public interface Store extends Source {
  /** Every record, whatever its status. */
  List<Entry> records(Access access);

  /**
   * Sets the value; of a list's record or a map's entry if {@code key} names it. A list without a
   * key appends.
   */
  Written set(Change change, @Nullable String key, Object value);

  /** Adds a record to a list. */
  Written append(Change change, @Nullable String key, Object value);

  /** Adds to a number; what is not there counts as the default, or 0. */
  Written increment(Change change, @Nullable String key, long by);

  /** Takes a record away; empty if there is none. */
  Optional<Entry> remove(Change change, String key);

  /** Decides about a record, whatever its status; empty if there is none. */
  Optional<Entry> moderate(Change change, String key, Entry.Status status);

  /** Back to the start; numbers of a list go on. */
  void clear(Change change);

  /** What came of a write. */
  sealed interface Written {
    record Ok(Entry entry) implements Written {}

    /**
     * @param why for the operator
     */
    record Refused(String why) implements Written {}
  }
}
