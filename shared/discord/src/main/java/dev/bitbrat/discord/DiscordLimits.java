package dev.bitbrat.discord;

import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.pace.Pace.Limit;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestResult.Answered;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps within Discord's rate limits: 50 requests a second in all, and for each route what its
 * answers say, as "Rate Limits" of Discord's documentation has it.
 */
final class DiscordLimits {
  private static final int MOST_HOLDS = 10_000;
  private static final Duration LONGEST_HOLD = Duration.ofMinutes(30);
  private static final Duration UNSAID = Duration.ofSeconds(5);

  private final Pace pace;
  private final InstantSource clock;
  private final Pace.Sleep sleep;
  private final Map<String, Instant> holds =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > MOST_HOLDS;
        }
      };

  DiscordLimits(InstantSource clock, Pace.Sleep sleep) {
    this.pace = new Pace(clock, sleep);
    this.clock = clock;
    this.sleep = sleep;
  }

  /**
   * Waits for a turn.
   *
   * @return empty when it is there; else how long it would have taken
   */
  Optional<Duration> await(String bot, String route) {
    Instant now = clock.instant();
    Duration wait = longer(until(bot, now), until(bot + ' ' + route, now));
    if (wait.compareTo(Pace.PATIENCE) > 0) return Optional.of(wait);
    if (!wait.isZero()) {
      try {
        sleep.sleep(wait);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.of(wait);
      }
    }
    return pace.await(List.of(new Limit(bot, 50, Duration.ofSeconds(1))));
  }

  /** Whether Discord has asked to wait, so that only what can be left out is not asked for. */
  boolean isHeld(String bot, String route) {
    Instant now = clock.instant();
    return !longer(until(bot, now), until(bot + ' ' + route, now)).isZero();
  }

  /** What an answer says about the next request. */
  void learn(String bot, String route, Answered answered) {
    if (answered.status() == 429) {
      Duration wait = retryIn(answered, clock.instant()).orElse(UNSAID);
      hold(isGlobal(answered) ? bot : bot + ' ' + route, wait);
    } else if (answered.header("X-RateLimit-Remaining").filter("0"::equals).isPresent()) {
      answered
          .header("X-RateLimit-Reset-After")
          .flatMap(DiscordLimits::seconds)
          .ifPresent(wait -> hold(bot + ' ' + route, wait));
    }
  }

  /** How long a 429 asks to wait. */
  static Optional<Duration> retryIn(Answered answered, Instant now) {
    Object exact = answered.object().get("retry_after");
    return Stream.of(
            seconds(String.valueOf(exact)),
            Answers.retryAfter(answered, now),
            answered.header("X-RateLimit-Reset-After").flatMap(DiscordLimits::seconds))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static boolean isGlobal(Answered answered) {
    return answered.header("X-RateLimit-Global").filter("true"::equalsIgnoreCase).isPresent()
        || Boolean.TRUE.equals(answered.object().get("global"))
        || "global".equals(answered.header("X-RateLimit-Scope").orElse(""));
  }

  private static Optional<Duration> seconds(String text) {
    if (!text.matches("[0-9]{1,9}(\\.[0-9]{1,20})?")) return Optional.empty();
    BigDecimal millis = new BigDecimal(text).movePointRight(3);
    return Optional.of(Duration.ofMillis(millis.longValue() + 1));
  }

  private Duration until(String key, Instant now) {
    synchronized (holds) {
      Instant until = holds.get(key);
      if (until == null) return Duration.ZERO;
      if (until.isAfter(now)) return Duration.between(now, until);
      holds.remove(key);
      return Duration.ZERO;
    }
  }

  private void hold(String key, Duration wait) {
    Duration bounded = wait.compareTo(LONGEST_HOLD) > 0 ? LONGEST_HOLD : wait;
    synchronized (holds) {
      holds.merge(
          key, clock.instant().plus(bounded), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }
}
