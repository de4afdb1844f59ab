package dev.bitbrat.local;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs short things after a while; tests bring one that obeys their clock. */
public interface Later extends AutoCloseable {
  void after(Duration delay, Runnable task);

  /** What still waits is dropped. */
  @Override
  void close();

  /** On the clock of the machine. */
  static Later system() {
    ScheduledExecutorService timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("bus-timer").daemon().factory());
    return new Later() {
      @Override
      public void after(Duration delay, Runnable task) {
        try {
          var _ = timer.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
          // Closed: the journal brings it again.
        }
      }

      @Override
      public void close() {
        timer.shutdownNow();
      }
    };
  }
}
