package dev.bitbrat.host;

import static java.lang.System.Logger.Level.WARNING;

import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Ticks at each whole minute, as Cloud Scheduler does. */
public final class TickThread implements AutoCloseable {
  static final TickThread NONE = new TickThread(() -> {});

  private static final System.Logger log = System.getLogger(TickThread.class.getName());
  private static final long MINUTE = TimeUnit.MINUTES.toMillis(1);

  private final Runnable stop;

  private TickThread(Runnable stop) {
    this.stop = stop;
  }

  /**
   * @param tick may throw: the next one comes all the same
   */
  public static TickThread start(Runnable tick) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("ticks").daemon().factory());
    Runnable guarded = () -> tick(tick);
    var _ = thread.schedule(() -> again(thread, guarded), untilMinute(), TimeUnit.MILLISECONDS);
    return new TickThread(thread::shutdownNow);
  }

  @Override
  public void close() {
    stop.run();
  }

  /** Each time anew from the clock: it may be set, and a laptop sleeps. */
  private static void again(ScheduledExecutorService thread, Runnable tick) {
    tick.run();
    if (thread.isShutdown()) return;
    var _ = thread.schedule(() -> again(thread, tick), untilMinute(), TimeUnit.MILLISECONDS);
  }

  private static void tick(Runnable tick) {
    try {
      tick.run();
    } catch (RuntimeException e) {
      log.log(WARNING, "a tick failed: {0}", e.getMessage());
    }
  }

  /** A little later, so that rounding never makes it the minute before. */
  private static long untilMinute() {
    return MINUTE - Clock.systemUTC().millis() % MINUTE + 5;
  }
}
