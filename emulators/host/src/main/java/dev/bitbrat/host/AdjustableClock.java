package dev.bitbrat.host;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The machine's clock, moved ahead by what somebody at the prompt asked for. */
public final class AdjustableClock implements InstantSource {
  private final InstantSource machine;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  public AdjustableClock(InstantSource machine) {
    this.machine = machine;
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead.get());
  }

  /**
   * @throws IllegalArgumentException if {@code by} is negative: time does not go back
   */
  public void advance(Duration by) {
    if (by.isNegative()) throw new IllegalArgumentException("time does not go back: " + by);
    ahead.accumulateAndGet(by, Duration::plus);
  }
}
