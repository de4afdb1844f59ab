package dev.bitbrat.stages;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times as they stand in timers: always as long, so that they sort as text. */
final class TimerTimes {
  private static final DateTimeFormatter FORM =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** What comes later has no text of that length. */
  private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999Z");

  private TimerTimes() {}

  static String text(Instant instant) {
    return FORM.format(instant.isAfter(LAST) ? LAST : instant);
  }

  /** {@code since} and {@code seconds} later, or the last time that there is a text for. */
  static Instant after(Instant since, long seconds) {
    long left = since.until(LAST, ChronoUnit.SECONDS);
    return seconds >= left ? LAST : since.plusSeconds(seconds);
  }

  /** The whole minute that {@code instant} lies in. */
  static Instant minute(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MINUTES);
  }
}
