package dev.bitbrat.behaviours.catalogue;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 10s}, {@code 1h30m}, {@code 2d} or {@code PT10S}. */
public final class Durations {
  private static final Pattern SHORT =
      Pattern.compile("(?=.)([0-9]{1,9}d)?([0-9]{1,9}h)?([0-9]{1,9}m)?([0-9]{1,9}s)?");
  private static final int LONGEST = 40;

  private Durations() {}

  /** Not negative; empty if it is none. */
  public static Optional<Duration> parse(String text) {
    if (text.length() > LONGEST) return Optional.empty();
    String iso = text.strip();
    if (SHORT.matcher(iso).matches()) {
      int days = iso.indexOf('d');
      String time = iso.substring(days + 1);
      iso = 'P' + iso.substring(0, days + 1) + (time.isEmpty() ? "" : 'T' + time);
    }
    try {
      Duration duration = Duration.parse(iso.toUpperCase(Locale.ROOT));
      return duration.isNegative() ? Optional.empty() : Optional.of(duration);
    } catch (DateTimeParseException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /** For people: {@code 1 hour 30 minutes}. */
  public static String words(Duration duration) {
    StringBuilder words = new StringBuilder();
    add(words, duration.toDays(), "day");
    add(words, duration.toHoursPart(), "hour");
    add(words, duration.toMinutesPart(), "minute");
    add(words, duration.toSecondsPart(), "second");
    return words.isEmpty() ? "0 seconds" : words.toString();
  }

  private static void add(StringBuilder words, long count, String unit) {
    if (count == 0) return;
    if (!words.isEmpty()) words.append(' ');
    words.append(count).append(' ').append(unit).append(count == 1 ? "" : "s");
  }
}
