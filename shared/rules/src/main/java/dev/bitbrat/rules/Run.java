package dev.bitbrat.rules;

/** What one evaluation may still cost. A step is about the work of one operator on small values. */
final class Run {
  static final int BUDGET = 100_000;

  private static final int CHARS_A_STEP = 64;

  private int left = BUDGET;

  void step() {
    charge(1);
  }

  void charge(int steps) {
    left -= steps;
    if (left < 0) throw exhausted();
  }

  /** Pays for going once over so many characters. */
  void chars(int count) {
    if (count >= CHARS_A_STEP) charge(count / CHARS_A_STEP);
  }

  private static LogicException exhausted() {
    return new LogicException(
        "more than "
            + BUDGET
            + " steps: the rule works on too much data; narrow it with a condition first");
  }
}
