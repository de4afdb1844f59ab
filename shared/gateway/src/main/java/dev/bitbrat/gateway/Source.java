package dev.bitbrat.gateway;

import dev.bitbrat.events.Event;

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
   * Hangs up at once, hands on what was heard so far, and returns; within 5 s as long as the sink
   * has room. May be called again.
   */
  @Override
  void close();

  /** Takes events; may be called by several threads. */
  @FunctionalInterface
  interface Sink {
    /**
     * Takes it for good, and brings it to the bus after all that the same thread brought before.
     * Waits while too many wait already, whatever interrupts it: nothing should be heard then.
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
