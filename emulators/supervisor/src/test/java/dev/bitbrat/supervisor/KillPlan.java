package dev.bitbrat.supervisor;

import java.time.Duration;
import java.util.Locale;

/**
 * How long and how hard.
 *
 * @param channels over which the lines are spread: each is an order of its own
 * @param perSecond lines a second; each is delivered twice
 * @param every a kill about this often
 */
record KillPlan(int lines, int channels, double perSecond, Duration every, long seed) {
  /** Small enough for every build; {@code scripts/bench/kill-test} sets more. */
  static KillPlan of(int usualLines) {
    return new KillPlan(
        Integer.getInteger("bitbrat.kill.lines", usualLines),
        Integer.getInteger("bitbrat.kill.channels", 20),
        Double.parseDouble(System.getProperty("bitbrat.kill.rate", "10")),
        Duration.ofMillis(Long.getLong("bitbrat.kill.every", 1_500)),
        Long.getLong("bitbrat.kill.seed", 20_260_102));
  }

  String channel(int line) {
    return String.format(Locale.ROOT, "channel%02d", line % channels);
  }
}
