package dev.bitbrat.gateway;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.OutageException;

/**
 * Hears one connection of a platform: connects, stays connected by itself, and hands on what it
 * hears. Started once; one that was closed is not started again, the provider makes another.
 */
public interface Source extends AutoCloseable {
  /** For example {@code twitch-irc}: in logs and metrics, so from configuration only. */
  String name();

  /**
   * Begins to connect, and returns. What goes wrong with a connection is tried again by the source
   * itself, with backoff; it never throws for that.
   */
  void start(Sink sink);

  State state();

  /**
   * Hangs up at once, then takes in what was heard so far, and returns; within 5 s as long as the
   * sink takes it. May be called again.
   */
  @Override
  void close();

  /** Takes events; may be called by several threads. */
  @FunctionalInterface
  interface Sink {
    /**
     * Returns once the bus holds the event. The caller keeps what it could not hand on, and goes on
     * trying: nobody sends it again.
     *
     * @throws OutageException when it cannot be taken now
     */
    void accept(Event event);
  }

  /** How the connection is. */
  enum State {
    CONNECTING,
    LISTENING,
    CLOSED
  }
}
