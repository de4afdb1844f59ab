package dev.bitbrat.platform.pace;

import dev.bitbrat.pipeline.Platform.Sent;
import java.time.Duration;
import java.time.Instant;
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

  /** A line is not closed for longer, whatever the platform says; it may say so again. */
  private static final Duration LONGEST_CLOSED = Duration.ofSeconds(60);

  private static final double SHARE = 0.8;
  private static final int MOST_BUCKETS = 10_000;

  private final InstantSource clock;
  private final Sleep sleep;
  private final Map<String, TokenBucket> buckets = bounded();

  /** When each line that the platform closed opens again. */
  private final Map<String, Instant> closed = bounded();

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

  /** Closes a line if the platform said how long to wait, so that nobody else asks before. */
  public Sent heed(String line, Sent sent) {
    if (sent instanceof Sent.NotNow(var _, var wait, var _) && wait != null) close(line, wait);
    return sent;
  }

  private void close(String line, Duration wait) {
    Duration most = wait.compareTo(LONGEST_CLOSED) > 0 ? LONGEST_CLOSED : wait;
    synchronized (closed) {
      closed.merge(
          line, clock.instant().plus(most), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  /** Waits for a turn of what no platform closes. */
  public Optional<Duration> await(List<Limit> limits) {
    return await("", limits);
  }

  /**
   * Waits for a turn.
   *
   * @param line what the platform closes when it wants to be left alone, see {@link #heed}
   * @return empty when it is there; else how long it would have taken, and none was used
   */
  public Optional<Duration> await(String line, List<Limit> limits) {
    List<TokenBucket> taken = new ArrayList<>();
    Duration longest = untilOpen(line);
    if (longest.compareTo(PATIENCE) > 0) return Optional.of(longest);
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

  private Duration untilOpen(String line) {
    synchronized (closed) {
      Instant opens = closed.get(line);
      Instant now = clock.instant();
      if (opens != null && opens.isAfter(now)) return Duration.between(now, opens);
      closed.remove(line);
      return Duration.ZERO;
    }
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST_BUCKETS;
      }
    };
  }

  private TokenBucket bucket(Limit limit) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(
          limit.key(), key -> new TokenBucket(SHARE * limit.count(), limit.period(), clock));
    }
  }
}
