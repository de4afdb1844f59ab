package dev.bitbrat.gateway;

import dev.bitbrat.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Time that goes on only when a test says so, and when every thread that waits for it waits. */
final class SteppedTime implements InstantSource, Rhythm {
  private static final long PATIENCE = 20_000;

  private final Map<Thread, Instant> resting = new HashMap<>();
  private Instant now = FakeClock.START;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void rest(Duration duration) throws InterruptedException {
    Instant wake = now.plus(duration);
    resting.put(Thread.currentThread(), wake);
    notifyAll();
    try {
      while (now.isBefore(wake)) wait();
    } finally {
      resting.remove(Thread.currentThread());
    }
  }

  /**
   * Moves to when the next one wakes, once so many rest.
   *
   * @param threads that are at work
   */
  synchronized void step(int threads) throws InterruptedException {
    long deadline = System.currentTimeMillis() + PATIENCE;
    while (asleep() < threads) {
      long left = deadline - System.currentTimeMillis();
      if (left <= 0) throw new AssertionError(asleep() + " of " + threads + " threads rest");
      wait(left);
    }
    now = resting.values().stream().min(Instant::compareTo).orElseThrow();
    notifyAll();
  }

  /** Those whose time to wake has not come: the others are only not running again yet. */
  private long asleep() {
    return resting.values().stream().filter(now::isBefore).count();
  }
}
