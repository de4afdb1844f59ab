package dev.bitbrat.pipeline;

import java.net.URI;
import java.time.Duration;

/**
 * Gets text from addresses that people configure. Reaches the public Internet only: an address
 * inside the network that the process runs in is refused.
 */
public interface Fetch {
  /** By GET. Never throws for what the other side does. */
  Fetched get(Request request);

  /**
   * @param uri {@code http} or {@code https}
   * @param timeout for everything together, from finding the host to the last byte
   * @param maxBytes the longest body
   */
  record Request(URI uri, Duration timeout, int maxBytes) {
    public Request {
      if (timeout.isNegative() || timeout.isZero() || maxBytes < 1) {
        throw new IllegalArgumentException("a fetch needs time and room");
      }
    }
  }

  sealed interface Fetched {
    /**
     * @param status any, also 404; a redirect was followed
     */
    record Answer(int status, String body) implements Fetched {}

    /** No whole answer in time, or one that must not be had: the reason is for a person. */
    record Failed(String reason) implements Fetched {}
  }
}
