package dev.bitbrat.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Stands still until it is moved. */
public final class FakeClock implements InstantSource {
  /** Where every clock starts that is not told otherwise: a Friday evening. */
  public static final Instant START = Instant.parse("2026-01-02T20:00:00Z");

  private volatile Instant now;

  public FakeClock() {
    this(START);
  }

  public FakeClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  public synchronized FakeClock advance(Duration by) {
    now = now.plus(by);
    return this;
  }

  public synchronized FakeClock set(Instant to) {
    now = to;
    return this;
  }
}
