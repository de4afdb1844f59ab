package dev.bitbrat.pipeline;

import java.util.Optional;

/** Credentials by name. Values never go into a log, an event or a document. */
public interface Secrets {
  /**
   * The newest value of a secret such as {@code TWITCH_APP_TOKEN}, read anew when {@link #forget}
   * was called.
   *
   * @throws OutageException when the place they are kept in cannot answer now
   */
  Optional<String> get(String name);

  /** Drops a copy held in memory, after a platform refused the value. */
  void forget(String name);
}
