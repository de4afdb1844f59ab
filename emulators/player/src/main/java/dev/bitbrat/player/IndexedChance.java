package dev.bitbrat.player;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.random.RandomGenerator;

/** Picks as a story says: each takes the next index, modulo the size; 0 when they are used up. */
final class IndexedChance implements RandomGenerator {
  private final Queue<Integer> picks = new ArrayDeque<>();

  /** In place of what is left. */
  synchronized void set(List<Integer> next) {
    picks.clear();
    picks.addAll(next);
  }

  @Override
  public synchronized int nextInt(int bound) {
    if (bound <= 0) throw new IllegalArgumentException("nothing to pick from: " + bound);
    Integer pick = picks.poll();
    return pick == null ? 0 : pick % bound;
  }

  @Override
  public int nextInt(int origin, int bound) {
    return origin + nextInt(bound - origin);
  }

  /** What is no pick from a collection takes no index. */
  @Override
  public long nextLong() {
    return 0;
  }
}
