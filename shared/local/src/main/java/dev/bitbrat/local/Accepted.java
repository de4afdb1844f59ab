package dev.bitbrat.local;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something that came in from outside, with all that was published while it was handled. Its row
 * stays in the journal until none of that is in flight.
 */
final class Accepted {
  private final long row;
  private final AtomicInteger inFlight = new AtomicInteger();

  Accepted(long row) {
    this.row = row;
  }

  long row() {
    return row;
  }

  void began(int messages) {
    inFlight.addAndGet(messages);
  }

  /** Whether that was the last. */
  boolean ended() {
    return inFlight.decrementAndGet() == 0;
  }
}
