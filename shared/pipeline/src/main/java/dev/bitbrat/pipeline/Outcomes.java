package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;

/** Told once a run is committed and published; after a redelivery it may be told again. */
@FunctionalInterface
public interface Outcomes {
  void ended(Event event, End end);

  Outcomes NONE = (event, end) -> {};

  /** Tells {@code other} too. */
  default Outcomes and(Outcomes other) {
    return (event, end) -> {
      ended(event, end);
      other.ended(event, end);
    };
  }
}
