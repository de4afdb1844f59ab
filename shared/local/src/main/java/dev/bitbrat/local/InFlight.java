package dev.bitbrat.local;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Counts the messages under way. */
final class InFlight {
  private static final long LOOK_AGAIN_MILLIS = 20;

  private final AtomicLong count = new AtomicLong();

  void began(int messages) {
    count.addAndGet(messages);
  }

  void ended() {
    if (count.decrementAndGet() > 0) return;
    synchronized (this) {
      notifyAll();
    }
  }

  boolean isNone() {
    return count.get() == 0;
  }

  /**
   * Waits until there are none but those that {@code waiting} says wait for another try; false if
   * that took too long.
   */
  synchronized boolean awaitNone(Duration patience, LongSupplier waiting)
      throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (count.get() > waiting.getAsLong()) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      if (left <= 0) return false;
      wait(Math.min(left, LOOK_AGAIN_MILLIS));
    }
    return true;
  }
}
