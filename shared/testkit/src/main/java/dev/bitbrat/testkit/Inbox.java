package dev.bitbrat.testkit;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Inbound;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A handler that keeps what it gets, and lets a test wait for it. */
final class Inbox implements Consumer<Inbound> {
  /** Longer than any broker waits before it tries again. */
  private static final long PATIENCE_SECONDS = 90;

  private final EventBusContract.Harness harness;
  private final List<Inbound> messages = new ArrayList<>();

  Inbox(EventBusContract.Harness harness) {
    this.harness = harness;
  }

  @Override
  public synchronized void accept(Inbound message) {
    messages.add(message);
    notifyAll();
  }

  synchronized List<Inbound> messages() {
    return List.copyOf(messages);
  }

  /** The first {@code count} different events, in the order in which they came first. */
  List<Event> first(int count) {
    harness.deliver();
    return await(count).stream().limit(count).toList();
  }

  /** At least {@code count} messages of any kind. */
  List<Inbound> received(int count) {
    harness.deliver();
    synchronized (this) {
      waitUntil(() -> messages.size() >= count, count);
      return messages();
    }
  }

  private synchronized Set<Event> await(int count) {
    waitUntil(() -> different().size() >= count, count);
    return different();
  }

  private synchronized void waitUntil(java.util.function.BooleanSupplier done, int count) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    try {
      while (!done.getAsBoolean()) {
        long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
        if (left <= 0) throw new AssertionError(messages.size() + " came of " + count);
        wait(left);
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for messages", e);
    }
  }

  private synchronized Set<Event> different() {
    Set<Event> different = new LinkedHashSet<>();
    messages.forEach(m -> different.add(event(m)));
    return different;
  }

  static Event event(Inbound message) {
    return switch (message) {
      case Inbound.Decoded decoded -> decoded.event();
      case Inbound.Unreadable unreadable -> throw new AssertionError(unreadable.reason());
    };
  }

  static void await(CountDownLatch latch) {
    try {
      if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("nobody else came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting", e);
    }
  }
}
