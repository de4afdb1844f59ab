package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;

/** One step of the pipeline: an event in, a decision out. What it asks of the world are ports. */
public interface Stage {
  /** Short and stable, for example {@code router}: claims, attempts and traces carry it. */
  String name();

  /**
   * Decides about one event. Runs again for the same event after a redelivery or a conflict, so it
   * must come to the same ids.
   *
   * @throws OutageException when a port is down: retried, not counted
   * @throws FatalException when neither a retry nor a later stage can help
   * @throws RuntimeException on anything else: counted, a dead letter after the last attempt
   */
  Outcome apply(Event event);

  /**
   * Whether what it decides about the event may depend on what it wrote before. Then the runner
   * looks for a claim before it asks, since a second look at the changed state could decide
   * otherwise.
   */
  default boolean readsItsWrites(Event event) {
    return false;
  }
}
