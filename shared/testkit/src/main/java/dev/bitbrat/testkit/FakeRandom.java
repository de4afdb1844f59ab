package dev.bitbrat.testkit;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Draws what it was told, as fractions from 0 to below 1: {@code nextInt(10)} after {@code 0.5} is
 * 5. A draw that nobody scripted fails the test.
 */
public final class FakeRandom implements RandomGenerator {
  private final Queue<Double> fractions;

  private FakeRandom(Queue<Double> fractions) {
    this.fractions = fractions;
  }

  public static FakeRandom of(double... fractions) {
    if (Arrays.stream(fractions).anyMatch(f -> !(f >= 0 && f < 1))) {
      throw new IllegalArgumentException("not all from 0 to below 1");
    }
    return new FakeRandom(
        Arrays.stream(fractions).boxed().collect(Collectors.toCollection(ArrayDeque::new)));
  }

  /** How many scripted draws are left. */
  public synchronized int left() {
    return fractions.size();
  }

  @Override
  public synchronized double nextDouble() {
    Double next = fractions.poll();
    if (next == null) throw new IllegalStateException("nobody scripted this draw");
    return next;
  }

  @Override
  public double nextDouble(double bound) {
    return nextDouble() * bound;
  }

  @Override
  public double nextDouble(double origin, double bound) {
    return origin + nextDouble() * (bound - origin);
  }

  @Override
  public float nextFloat() {
    return (float) nextDouble();
  }

  @Override
  public boolean nextBoolean() {
    return nextDouble() >= 0.5;
  }

  @Override
  public int nextInt() {
    return (int) nextLong(Integer.MIN_VALUE, Integer.MAX_VALUE + 1L);
  }

  @Override
  public int nextInt(int bound) {
    return nextInt(0, bound);
  }

  @Override
  public int nextInt(int origin, int bound) {
    return (int) nextLong(origin, bound);
  }

  @Override
  public long nextLong() {
    return (long) ((nextDouble() - 0.5) * 0x1p64);
  }

  @Override
  public long nextLong(long bound) {
    return nextLong(0, bound);
  }

  @Override
  public long nextLong(long origin, long bound) {
    if (origin >= bound) throw new IllegalArgumentException("nothing to draw from");
    return origin + (long) Math.floor(nextDouble() * ((double) bound - origin));
  }
}
