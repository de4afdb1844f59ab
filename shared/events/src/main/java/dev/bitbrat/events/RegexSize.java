package dev.bitbrat.events;

import java.util.ArrayDeque;
import java.util.Deque;

/** How large a pattern becomes when its counted repeats are written out, which RE2 does. */
public final class RegexSize {
  /** Patterns from configurations may not become larger. */
  public static final int MOST = 5_000;

  private static final long HUGE = 1_000_000_000;

  private final String pattern;
  private final Deque<Long> outer = new ArrayDeque<>();
  private long sum;
  private long last;
  private int at;

  private RegexSize(String pattern) {
    this.pattern = pattern;
  }

  public static long of(String pattern) {
    return new RegexSize(pattern).measure();
  }

  private long measure() {
    while (at < pattern.length()) {
      switch (pattern.charAt(at++)) {
        case '\\' -> {
          at++;
          item(1);
        }
        case '[' -> {
          skipClass();
          item(1);
        }
        case '(' -> {
          outer.push(sum);
          sum = 0;
        }
        case ')' -> {
          long group = sum;
          sum = outer.isEmpty() ? 0 : outer.pop();
          item(group + 2);
        }
        case '{' -> repeat();
        default -> item(1);
      }
    }
    while (!outer.isEmpty()) sum += outer.pop();
    return sum;
  }

  private void item(long size) {
    last = size;
    sum = Math.min(HUGE, sum + size);
  }

  private void repeat() {
    long most = 0;
    long number = 0;
    for (; at < pattern.length() && pattern.charAt(at) != '}'; at++) {
      char c = pattern.charAt(at);
      boolean digit = c >= '0' && c <= '9';
      number = digit ? Math.min(HUGE, number * 10 + (c - '0')) : 0;
      most = Math.max(most, number);
    }
    at++;
    item(last * Math.max(1, most));
  }

  private void skipClass() {
    boolean first = true;
    for (; at < pattern.length(); at++) {
      char c = pattern.charAt(at);
      if (c == ']' && !first) break;
      if (c == '\\') at++;
      first = first && c == '^';
    }
    at++;
  }
}
