package dev.bitbrat.irc;

import com.github.twitch4j.util.IBackoffStrategy;
import dev.bitbrat.gateway.Conversing;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * How long Twitch4J waits before it connects again: twice as long each time, and somewhat by
 * chance. It gives up after a few attempts, because it makes each of them from within the last one;
 * then a new client takes over.
 */
final class IrcBackoff implements IBackoffStrategy {
  private static final int MOST = 8;
  static final Duration LONGEST = Duration.ofMinutes(1);

  private final RandomGenerator chance;
  private final BooleanSupplier over;
  private final Runnable givenUp;
  private int failures;

  /**
   * @param over whether nobody wants the connection any more
   * @param givenUp hears that there will be no further attempt
   */
  IrcBackoff(RandomGenerator chance, BooleanSupplier over, Runnable givenUp) {
    this.chance = chance;
    this.over = over;
    this.givenUp = givenUp;
  }

  @Override
  public synchronized long get() {
    if (over.getAsBoolean() || failures >= MOST) {
      givenUp.run();
      return -1;
    }
    return Conversing.pause(failures++, LONGEST, chance);
  }

  @Override
  public synchronized void reset() {
    failures = 0;
  }

  @Override
  public synchronized int getFailures() {
    return failures;
  }
}
