package dev.bitbrat.supervisor;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** For what happens in other processes, which nobody can be told of. */
final class Waiting {
  private Waiting() {}

  static void aMoment() {
    LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
  }

  /** Until a point in time of {@link System#nanoTime}. */
  static void until(long nanoTime) {
    for (long left = nanoTime - System.nanoTime(); left > 0; left = nanoTime - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
