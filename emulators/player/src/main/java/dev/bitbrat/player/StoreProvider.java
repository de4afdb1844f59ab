package dev.bitbrat.player;

import dev.bitbrat.pipeline.Store;
import java.util.Map;

/**
 * Another store than SQLite to play on: found by {@link java.util.ServiceLoader} where its jar is,
 * because the cloud's clients are large.
 */
public interface StoreProvider {
  /** For example {@code firestore}. */
  String name();

  /**
   * An empty store.
   *
   * @throws IllegalStateException if it cannot be had here; the message says why and what to do
   */
  Opened open(Map<String, String> environment) throws InterruptedException;

  /** Until it is closed. */
  interface Opened extends AutoCloseable {
    Store store();

    @Override
    void close();
  }
}
