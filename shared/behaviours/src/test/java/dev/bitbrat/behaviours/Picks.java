package dev.bitbrat.behaviours;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.random.RandomGenerator;

/** Chance that was told what to pick; 0 once it is used up. */
final class Picks implements RandomGenerator {
  private final Deque<Integer> picks = new ArrayDeque<>();
  private int taken;

  /** Replaces what is left. */
  void next(Integer... indexes) {
    picks.clear();
    picks.addAll(List.of(indexes));
  }

  /** How often somebody picked. */
  int taken() {
    return taken;
  }

  @Override
  public int nextInt(int bound) {
    taken++;
    Integer pick = picks.poll();
    return pick == null ? 0 : pick % bound;
  }

  @Override
  public long nextLong() {
    throw new AssertionError("picks are indexes");
  }
}
