package dev.bitbrat.transcript;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lines that begin with {@code @clock}. */
final class ClockLine {
  private static final long MOST = 999_999;
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

  /** In seconds, or in a larger unit if these have more digits than a line may have. */
  static String write(Duration by) {
    if (by.toSeconds() <= MOST) return "@clock +" + by.toSeconds() + 's';
    if (by.toMinutes() <= MOST) return "@clock +" + by.toMinutes() + 'm';
    return "@clock +" + by.toHours() + 'h';
  }
}
