package dev.bitbrat.cli.records;

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
}
