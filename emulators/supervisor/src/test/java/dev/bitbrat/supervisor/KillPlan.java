package dev.bitbrat.supervisor;

import java.time.Duration;
import java.util.Locale;

/**
 * How long and how hard.
 *
 * @param channels over which the lines are spread: each is an order of its own
 * @param perSecond lines a second; each comes in twice
 * @param every a kill about this often
 * @param everywhere whether the bus, too, delivers every message twice. Each stage passes on what
 *     comes to it, so that a line is 64 messages by the time it reaches persistence in split
 */
record KillPlan(
    int lines, int channels, double perSecond, Duration every, long seed, boolean everywhere) {
  /** Small enough for every build; {@code scripts/bench/kill-test} sets more. */
  static KillPlan of(int usualLines, Duration usually) {
    return new KillPlan(
        Integer.getInteger("bitbrat.kill.lines", usualLines),
        Integer.getInteger("bitbrat.kill.channels", 20),
        Double.parseDouble(System.getProperty("bitbrat.kill.rate", "4")),
        Duration.ofMillis(Long.getLong("bitbrat.kill.every", usually.toMillis())),
        Long.getLong("bitbrat.kill.seed", 20_260_102),
        Boolean.parseBoolean(System.getProperty("bitbrat.kill.everywhere", "true")));
  }

  String channel(int line) {
    return String.format(Locale.ROOT, "channel%02d", line % channels);
  }
}
