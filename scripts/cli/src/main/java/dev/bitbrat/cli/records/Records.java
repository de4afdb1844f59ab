package dev.bitbrat.cli.records;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a platform keeps of events: traces and dead letters. */
interface Records extends AutoCloseable {
  /**
   * @param id a correlation id
   */
  Optional<Map<String, @Nullable Object>> trace(String id);

  /**
   * The newest first of at most 200 of each bot; if there are more, any 200.
   *
   * @param outcome {@code answered}, {@code failed} or {@code unknown}
   */
  List<Map<String, @Nullable Object>> events(String outcome);

  /** The newest first, without bodies. */
  List<Map<String, @Nullable Object>> deadLetters();

  Optional<Map<String, @Nullable Object>> deadLetter(String id);

  /**
   * Sends a letter on its way again.
   *
   * @return the topic; empty if there is no such letter
   * @throws dev.bitbrat.cli.shell.CliException if it cannot be sent again
   */
  Optional<String> replay(String id);

  /**
   * @return false if there is no such letter
   */
  boolean drop(String id);

  @Override
  void close();

  static List<Map<String, @Nullable Object>> newestFirst(
      Collection<Map<String, @Nullable Object>> rows) {
    return rows.stream()
        .sorted((a, b) -> String.valueOf(b.get("at")).compareTo(String.valueOf(a.get("at"))))
        .toList();
  }
}
