package dev.bitbrat.bench;

import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** What was said, what could be delivered, what arrived: a bit each. */
final class SoakLedger {
  static final String HEADER =
      "| minute | said | nobody listened | delivered | arrived | doubled | heap MiB |\n"
          + "|---|---|---|---|---|---|---|";

  /** What is sent just before the connection is cut may be on the way: nobody can tell. */
  private static final long ON_THE_WAY = TimeUnit.MILLISECONDS.toNanos(50);

  private static final Duration BUS_PERIOD = Duration.ofSeconds(45);
  private static final Duration BUS_DOWN = Duration.ofSeconds(5);

  private final long start = System.nanoTime();
  private final BitSet delivered = new BitSet();
  private final BitSet arrived = new BitSet();
  private final BitSet doubtful = new BitSet();
  private final List<Double> heaps = new ArrayList<>();
  private final Deque<Sent> lately = new ArrayDeque<>();
  private int said;
  private int doubled;
  private int outages;

  private record Sent(int line, long at) {}

  synchronized int next() {
    return said++;
  }

  synchronized void delivered(int line) {
    delivered.set(line);
    lately.addLast(new Sent(line, System.nanoTime()));
    while (isOld(lately.getFirst())) lately.removeFirst();
  }

  /** Now the connection is cut. */
  synchronized void cut() {
    for (Sent sent : lately) {
      if (!isOld(sent)) doubtful.set(sent.line());
    }
  }

  private static boolean isOld(Sent sent) {
    return System.nanoTime() - sent.at() > ON_THE_WAY;
  }

  /** Takes events as a broker does, when it is not down. */
  EventBus bus() {
    return new EventBus() {
      @Override
      public void publish(List<Publication> publications) {
        publications.forEach(SoakLedger.this::arrived);
      }

      @Override
      public void republish(RawMessage message) {
        throw new UnsupportedOperationException("nothing is replayed");
      }
    };
  }

  private synchronized void arrived(Publication publication) {
    long at = System.nanoTime() - start;
    boolean down = at % BUS_PERIOD.toNanos() > BUS_PERIOD.minus(BUS_DOWN).toNanos();
    if (down) {
      outages++;
      throw new OutageException("the bus is down, as the soak has it");
    }
    int line = Integer.parseInt(publication.event().text().substring("line ".length()));
    if (arrived.get(line)) doubled++;
    arrived.set(line);
  }

  /** Waits until nothing arrives any more. */
  void settle() throws InterruptedException {
    for (int before = -1, now = count(); now != before; now = count()) {
      before = now;
      TimeUnit.NANOSECONDS.sleep(BUS_DOWN.plusSeconds(6).toNanos());
    }
  }

  private synchronized int count() {
    return arrived.cardinality();
  }

  String row(int minute) {
    double heap = heap();
    synchronized (this) {
      return String.format(
          Locale.ROOT,
          "| %d | %d | %d | %d | %d | %d | %.1f |",
          minute,
          said,
          said - delivered.cardinality(),
          delivered.cardinality(),
          arrived.cardinality(),
          doubled,
          heap);
    }
  }

  /** What is reachable, so after the garbage was collected. */
  double heap() {
    System.gc();
    double mebibytes =
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / (1024.0 * 1024);
    synchronized (this) {
      heaps.add(mebibytes);
    }
    return mebibytes;
  }

  synchronized String summary() {
    return String.format(
        Locale.ROOT,
        "said %d, while nobody listened %d, delivered %d, arrived %d%n"
            + "lost %d, lost on the way when the connection was cut %d, doubled %d, arrived"
            + " undelivered %d%n"
            + "publishing failed %d times%n"
            + "heap after collection, MiB: at first %.1f, after a minute %.1f, at the end %.1f, at"
            + " most %.1f",
        said,
        said - delivered.cardinality(),
        delivered.cardinality(),
        arrived.cardinality(),
        lost().cardinality(),
        onTheWay().cardinality(),
        doubled,
        without(arrived, delivered).cardinality(),
        outages,
        heaps.getFirst(),
        heaps.get(Math.min(1, heaps.size() - 1)),
        heaps.getLast(),
        heaps.stream().mapToDouble(h -> h).max().orElse(0));
  }

  synchronized boolean isGood() {
    return doubled == 0 && lost().isEmpty();
  }

  private BitSet lost() {
    return without(without(delivered, arrived), doubtful);
  }

  private BitSet onTheWay() {
    BitSet missing = without(delivered, arrived);
    missing.and(doubtful);
    return missing;
  }

  private static BitSet without(BitSet all, BitSet some) {
    BitSet rest = (BitSet) all.clone();
    rest.andNot(some);
    return rest;
  }
}
