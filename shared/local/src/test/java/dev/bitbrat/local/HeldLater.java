package dev.bitbrat.local;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Holds what is to run later until the test lets it. */
final class HeldLater implements Later {
  private final BlockingQueue<Held> held = new LinkedBlockingQueue<>();

  record Held(Duration delay, Runnable task) {}

  @Override
  public void after(Duration delay, Runnable task) {
    held.add(new Held(delay, task));
  }

  /** Waits for the next thing that is put off. */
  Held next() throws InterruptedException {
    Held next = held.poll(30, TimeUnit.SECONDS);
    if (next == null) throw new AssertionError("nothing was put off");
    return next;
  }

  /** Runs the next thing and says how long it was to wait. */
  Duration runNext() throws InterruptedException {
    Held next = next();
    next.task().run();
    return next.delay();
  }

  @Override
  public void close() {}
}
