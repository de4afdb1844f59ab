package dev.bitbrat.platform.pace;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A rate limit: so many in a time, and no burst beyond. Begins half full. Thread safe. */
public final class TokenBucket {
  private final double capacity;
  private final double perNano;
  private final InstantSource clock;
  private double tokens;
  private Instant filledAt;

  /**
   * @param count how many in {@code period}
   */
  public TokenBucket(double count, Duration period, InstantSource clock) {
    this.capacity = Math.max(1, count);
    this.perNano = count / period.toNanos();
    this.clock = clock;
    // A new instance does not know what the last one sent just before it.
    this.tokens = capacity / 2;
    this.filledAt = clock.instant();
  }

  /**
   * Takes a token, maybe of the future: how long to wait until it is there. Takes none if that is
   * longer than {@code patience}.
   */
  public synchronized Duration take(Duration patience) {
    refill();
    Duration wait = untilOne();
    if (wait.compareTo(patience) <= 0) tokens -= 1;
    return wait;
  }

  /** Gives back what was taken and not used. */
  public synchronized void giveBack() {
    tokens = Math.min(capacity, tokens + 1);
  }

  private Duration untilOne() {
    return tokens >= 1 ? Duration.ZERO : Duration.ofNanos((long) Math.ceil((1 - tokens) / perNano));
  }

  private void refill() {
    Instant now = clock.instant();
    long nanos = Math.max(0, Duration.between(filledAt, now).toNanos());
    tokens = Math.min(capacity, tokens + nanos * perNano);
    if (now.isAfter(filledAt)) filledAt = now;
  }
}
