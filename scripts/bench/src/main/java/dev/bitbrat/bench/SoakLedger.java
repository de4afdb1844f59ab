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
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What was said, what could be delivered, what arrived: a bit each. */
final class SoakLedger {
  static final String HEADER =
      "| minute | said | nobody listened | delivered | arrived | doubled | events/s | p50 ms"
          + " | p99 ms | longest ms | heap MiB |\n"
          + "|---|---|---|---|---|---|---|---|---|---|---|";

  /** What is sent just before the connection is cut may be on the way: nobody can tell. */
  private static final long ON_THE_WAY = TimeUnit.MILLISECONDS.toNanos(50);

  private static final Duration BUS_PERIOD = Duration.ofSeconds(45);
  private static final Duration BUS_DOWN = Duration.ofSeconds(5);

  private final long start = System.nanoTime();
  private final BitSet delivered = new BitSet();
  private final BitSet arrived = new BitSet();
  private final BitSet doubtful = new BitSet();
  private final Ways minute = new Ways();
  private final Ways all = new Ways();

  /** Of those that were said while the bus was up, and no others waited for it. */
  private final Ways undisturbed = new Ways();

  /** When each line was delivered, until it has arrived. */
  private final Map<Integer, Long> underWay = new HashMap<>();

  private final List<Double> heaps = new ArrayList<>();
  private final Deque<Sent> lately = new ArrayDeque<>();
  private int said;
  private int doubled;
  private int outages;
  private boolean wasDown;
  private long upSince = start;
  private int calls;

  private record Sent(int line, long at) {}

  synchronized int next() {
    return said++;
  }

  /** It is about to be delivered: it may arrive before that is known. */
  synchronized void delivering(int line) {
    underWay.put(line, System.nanoTime());
  }

  synchronized void undelivered(int line) {
    underWay.remove(line);
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
        takeIfUp();
        publications.forEach(SoakLedger.this::arrived);
      }

      @Override
      public void republish(RawMessage message) {
        throw new UnsupportedOperationException("nothing is replayed");
      }
    };
  }

  private synchronized void takeIfUp() {
    long at = System.nanoTime() - start;
    boolean down = at % BUS_PERIOD.toNanos() > BUS_PERIOD.minus(BUS_DOWN).toNanos();
    if (down) {
      outages++;
      wasDown = true;
      throw new OutageException("the bus is down, as the soak has it");
    }
    calls++;
    if (wasDown) upSince = System.nanoTime();
    wasDown = false;
  }

  private synchronized void arrived(Publication publication) {
    int line = Integer.parseInt(publication.event().text().substring("line ".length()));
    if (arrived.get(line)) doubled++;
    arrived.set(line);
    Long from = underWay.remove(line);
    if (from == null) return;
    long took = System.nanoTime() - from;
    minute.took(took);
    all.took(took);
    if (from > upSince) undisturbed.took(took);
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

  String row(int number) {
    double heap = heap();
    synchronized (this) {
      String row =
          String.format(
              Locale.ROOT,
              "| %d | %d | %d | %d | %d | %d | %.1f | %.1f | %.1f | %.0f | %.1f |",
              number,
              said,
              said - delivered.cardinality(),
              delivered.cardinality(),
              arrived.cardinality(),
              doubled,
              minute.perSecond(),
              minute.millis(0.5),
              minute.millis(0.99),
              minute.millis(1),
              heap);
      minute.clear();
      return row;
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
        "said %d, while nobody listened %d, delivered %d, arrived %d%nlost %d, lost on the way when"
            + " the connection was cut %d, doubled %d, arrived undelivered %d%n%.1f events/s in %d"
            + " calls; publishing failed %d times%nfrom the line to the bus, ms: p50 %.1f, p99"
            + " %.1f, longest %.0f; while the bus was up p50 %.1f, p99 %.1f, longest %.0f%nheap"
            + " after collection, MiB: at first %.1f, after a minute %.1f, in the middle %.1f, at"
            + " the end %.1f, at most %.1f",
        said,
        said - delivered.cardinality(),
        delivered.cardinality(),
        arrived.cardinality(),
        lost().cardinality(),
        onTheWay().cardinality(),
        doubled,
        without(arrived, delivered).cardinality(),
        all.perSecond(),
        calls,
        outages,
        all.millis(0.5),
        all.millis(0.99),
        all.millis(1),
        undisturbed.millis(0.5),
        undisturbed.millis(0.99),
        undisturbed.millis(1),
        heaps.getFirst(),
        heaps.get(Math.min(1, heaps.size() - 1)),
        heaps.get(heaps.size() / 2),
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
