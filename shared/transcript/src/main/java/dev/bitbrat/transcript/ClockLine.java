package dev.bitbrat.transcript;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that begin with {@code @clock}. */
final class ClockLine {
  private static final Pattern FORM = Pattern.compile("\\+([0-9]{1,6})([smh])");

  private ClockLine() {}

  static Cause read(int number, String rest) throws BadLineException {
    Matcher matcher = FORM.matcher(rest.strip());
    if (!matcher.matches()) {
      throw new BadLineException(
          "@clock has no time that could pass",
          "for example @clock +20m (s, m or h, six digits at most)");
    }
    long count = Long.parseLong(matcher.group(1));
    return new Cause.Clock(
        number,
        switch (matcher.group(2)) {
          case "s" -> Duration.ofSeconds(count);
          case "m" -> Duration.ofMinutes(count);
          default -> Duration.ofHours(count);
        });
  }

  /** In the largest unit that gives a whole number, so that it has no more digits than it had. */
  static String write(Duration by) {
    long seconds = by.toSeconds();
    if (seconds != 0 && seconds % 3600 == 0) return "@clock +" + seconds / 3600 + 'h';
    if (seconds != 0 && seconds % 60 == 0) return "@clock +" + seconds / 60 + 'm';
    return "@clock +" + seconds + 's';
  }
}
