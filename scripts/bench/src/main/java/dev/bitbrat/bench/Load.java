package dev.bitbrat.bench;

import dev.bitbrat.events.Event;
import dev.bitbrat.host.LocalPlatform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends events and prints, as a row of a table, what became of them. */
final class Load {
  private static final int SENDERS = 32;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final LocalPlatform platform;
  private final Map<String, Long> began = new ConcurrentHashMap<>();
  private final AtomicInteger ended = new AtomicInteger();
  private long[] took = {};
  private int sequence;

  Load(LocalPlatform platform) {
    this.platform = platform;
    platform.onEnd((event, end) -> end(event));
  }

  /** As fast as {@value #SENDERS} senders can, each waiting until its event is accepted. */
  void burst(String name, Feed feed, int events) throws InterruptedException {
    List<Feed.Ready> ready = prepare(feed, events);
    AtomicInteger next = new AtomicInteger();
    measure(
        name,
        events,
        start -> {
          List<Thread> senders = new ArrayList<>();
          for (int i = 0; i < SENDERS; i++) {
            senders.add(Thread.startVirtualThread(() -> sendAll(ready, next)));
          }
          for (Thread sender : senders) sender.join();
        });
  }

  /** Each at its time, whether those before it are accepted or not; it takes from its time on. */
  void paced(String name, Feed feed, int events, int perSecond) throws InterruptedException {
    List<Feed.Ready> ready = prepare(feed, events);
    measure(
        name,
        events,
        start -> {
          for (int i = 0; i < events; i++) {
            long due = start + i * 1_000_000_000L / perSecond;
            while (System.nanoTime() < due) LockSupport.parkNanos(due - System.nanoTime());
            Feed.Ready event = ready.get(i);
            Thread.startVirtualThread(() -> send(event, due));
          }
        });
  }

  private interface Sending {
    void run(long start) throws InterruptedException;
  }

  private List<Feed.Ready> prepare(Feed feed, int events) {
    List<Feed.Ready> ready = new ArrayList<>(events);
    for (int i = 0; i < events; i++) ready.add(feed.make(sequence++));
    took = new long[events];
    ended.set(0);
    return ready;
  }

  private void sendAll(List<Feed.Ready> ready, AtomicInteger next) {
    for (int i = next.getAndIncrement(); i < ready.size(); i = next.getAndIncrement()) {
      send(ready.get(i), System.nanoTime());
    }
  }

  private void send(Feed.Ready event, long since) {
    began.put(event.correlationId(), since);
    event.send().run();
  }

  private void end(Event event) {
    Long since = began.remove(event.correlationId());
    if (since != null) took[ended.getAndIncrement()] = System.nanoTime() - since;
  }

  private void measure(String name, int events, Sending sending) throws InterruptedException {
    long cpu = cpu();
    long start = System.nanoTime();
    sending.run(start);
    while (ended.get() < events && System.nanoTime() - start < PATIENCE.toNanos()) {
      LockSupport.parkNanos(100_000);
    }
    boolean idle = platform.awaitIdle(PATIENCE);
    double seconds = (System.nanoTime() - start) / 1e9;
    double micros = (cpu() - cpu) / 1e3 / events;
    if (!idle || ended.get() != events) {
      throw new IllegalStateException(ended.get() + " of " + events + " ended");
    }
    long[] sorted = took.clone();
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "| %s | %.0f | %.2f | %.2f | %.0f |%n",
        name,
        events / seconds,
        sorted[events / 2] / 1e6,
        sorted[(int) (events * 0.99)] / 1e6,
        micros);
  }

  /** What this process has used so far, in nanoseconds. */
  private static long cpu() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
