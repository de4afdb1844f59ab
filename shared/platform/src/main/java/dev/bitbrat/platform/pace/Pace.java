package dev.bitbrat.platform.pace;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Waits until a message is within all limits that it comes under; gives up on what would wait too
 * long. We use four fifths of what a platform allows: others may send with the same account.
 */
public final class Pace {
  /** Nobody waits longer for a turn; the message is asked for again instead. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final double SHARE = 0.8;
  private static final int MOST_BUCKETS = 10_000;

  private final InstantSource clock;
  private final Sleep sleep;
  private final Map<String, TokenBucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TokenBucket> eldest) {
          return size() > MOST_BUCKETS;
        }
      };

  public Pace(InstantSource clock, Sleep sleep) {
    this.clock = clock;
    this.sleep = sleep;
  }

  /** Waits. */
  @FunctionalInterface
  public interface Sleep {
    Sleep REAL = duration -> Thread.sleep(duration);

    void sleep(Duration duration) throws InterruptedException;
  }

  /**
   * @param key what is limited, for example {@code account 1234}
   * @param count what the platform allows in {@code period}
   */
  public record Limit(String key, int count, Duration period) {}

  /**
   * Waits for a turn.
   *
   * @return empty when it is there; else how long it would have taken, and none was used
   */
  public Optional<Duration> await(List<Limit> limits) {
    List<TokenBucket> taken = new ArrayList<>();
    Duration longest = Duration.ZERO;
    for (Limit limit : limits) {
      TokenBucket bucket = bucket(limit);
      Duration wait = bucket.take(PATIENCE);
      if (wait.compareTo(PATIENCE) > 0) {
        taken.forEach(TokenBucket::giveBack);
        return Optional.of(wait);
      }
      taken.add(bucket);
      if (wait.compareTo(longest) > 0) longest = wait;
    }
    if (longest.isZero()) return Optional.empty();
    return pause(longest, taken);
  }

  private Optional<Duration> pause(Duration wait, List<TokenBucket> taken) {
    try {
      sleep.sleep(wait);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      taken.forEach(TokenBucket::giveBack);
      return Optional.of(wait);
    }
  }

  private TokenBucket bucket(Limit limit) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          limit.key(), key -> new TokenBucket(SHARE * limit.count(), limit.period(), clock));
    }
  }
}
