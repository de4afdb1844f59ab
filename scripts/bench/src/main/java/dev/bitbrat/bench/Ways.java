package dev.bitbrat.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** How long each of many took, without growing: counted by tenths of a millisecond. */
final class Ways {
  private static final long STEP = TimeUnit.MICROSECONDS.toNanos(100);
  private static final int STEPS = 200_000;

  private final int[] counts = new int[STEPS];
  private long start = System.nanoTime();
  private long last = start;
  private long number;

  void took(long nanos) {
    counts[(int) Math.min(STEPS - 1, nanos / STEP)]++;
    number++;
    last = System.nanoTime();
  }

  double perSecond() {
    return number * 1e9 / Math.max(1, last - start);
  }

  /**
   * @param share of them that took no longer than the answer; 1 for the longest
   */
  double millis(double share) {
    long wanted = (long) Math.ceil(share * number);
    long seen = 0;
    for (int step = 0; step < STEPS; step++) {
      seen += counts[step];
      if (wanted > 0 && seen >= wanted) return (step + 1) * STEP / 1e6;
    }
    return 0;
  }

  void clear() {
    Arrays.fill(counts, 0);
    number = 0;
    start = System.nanoTime();
    last = start;
  }
}
