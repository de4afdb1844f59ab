package dev.bitbrat.behaviours.spi;

import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What a bot keeps: JSON objects by path, {@code collection/id} or deeper with an even number of
 * segments. A segment that comes from data is made by {@link #segment}.
 */
public interface Documents {
  /**
   * The document there; empty if there is none.
   *
   * @throws UnavailableException when the store does not answer
   */
  Map<String, @Nullable Object> get(String path);

  /**
   * All documents of a collection by path, at most 10,000.
   *
   * @throws UnavailableException when the store does not answer
   */
  SortedMap<String, Map<String, @Nullable Object>> all(String collection);

  /** A path's segment that stands for any text. */
  String segment(String text);
}
