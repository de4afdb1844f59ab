package dev.bitbrat.local;

import dev.bitbrat.pipeline.Inbound;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * How the messages of a topic reach their handler.
 *
 * @param ordered keeps the order within an ordering key: a failing message holds up its key
 * @param lanes how many messages are handled at the same time, at most
 * @param maxAttempts failures before a message goes to {@code deadLetters}; 0 tries forever. An
 *     outage is waited out and not counted
 * @param backoffMin wait after the first failure; it doubles with each
 * @param deadLetters takes what failed too often; asked again later if it throws
 */
public record Subscription(
    boolean ordered,
    int lanes,
    int maxAttempts,
    Duration backoffMin,
    Duration backoffMax,
    Consumer<Inbound> deadLetters) {
  private static final int MOST_DOUBLINGS = 30;

  public Subscription {
    if (lanes < 1 || maxAttempts < 0) {
      throw new IllegalArgumentException("lanes " + lanes + ", maxAttempts " + maxAttempts);
    }
    if (backoffMin.isNegative() || backoffMax.compareTo(backoffMin) < 0) {
      throw new IllegalArgumentException("backoff from " + backoffMin + " to " + backoffMax);
    }
  }

  /** Forty lanes, tries forever, waits 0.2 to 30 seconds. */
  public static Subscription of(boolean ordered) {
    return new Subscription(
        ordered, 40, 0, Duration.ofMillis(200), Duration.ofSeconds(30), message -> {});
  }

  public Subscription withDeadLetters(int attempts, Consumer<Inbound> handler) {
    return new Subscription(ordered, lanes, attempts, backoffMin, backoffMax, handler);
  }

  public Subscription withBackoff(Duration min, Duration max) {
    return new Subscription(ordered, lanes, maxAttempts, min, max, deadLetters);
  }

  public Subscription withLanes(int most) {
    return new Subscription(ordered, most, maxAttempts, backoffMin, backoffMax, deadLetters);
  }

  /**
   * @param failures how often in a row it failed, 1 or more
   */
  Duration backoff(int failures) {
    Duration wait = backoffMin.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
    return wait.compareTo(backoffMax) < 0 ? wait : backoffMax;
  }
}
