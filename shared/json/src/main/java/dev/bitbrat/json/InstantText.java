package dev.bitbrat.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * Times as they stand in events. The usual form is read by hand: an event carries two for each
 * stage that it passed, and the general parser would take longer than all the rest.
 */
final class InstantText {
  private static final long YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond();
  private static final int SECONDS_END = "2026-01-02T18:00:00".length();

  private InstantText() {}

  /**
   * @throws DateTimeException if the text is not a time with its zone
   */
  static Instant parse(String text) {
    if (!isUsual(text)) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, OffsetDateTime::from).toInstant();
    }
    return LocalDateTime.of(
            number(text, 0, 4),
            number(text, 5, 7),
            number(text, 8, 10),
            number(text, 11, 13),
            number(text, 14, 16),
            number(text, 17, 19),
            nanos(text))
        .toInstant(ZoneOffset.UTC);
  }

  /** As {@link Instant#toString} writes it. */
  static String write(Instant instant) {
    long second = instant.getEpochSecond();
    if (second < 0 || second >= YEAR_10000) return instant.toString();
    LocalDateTime time = LocalDateTime.ofEpochSecond(second, instant.getNano(), ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(SECONDS_END + 11);
    digits(text, time.getYear(), 4).append('-');
    digits(text, time.getMonthValue(), 2).append('-');
    digits(text, time.getDayOfMonth(), 2).append('T');
    digits(text, time.getHour(), 2).append(':');
    digits(text, time.getMinute(), 2).append(':');
    digits(text, time.getSecond(), 2);
    int nanos = time.getNano();
    if (nanos % 1_000 != 0) digits(text.append('.'), nanos, 9);
    else if (nanos % 1_000_000 != 0) digits(text.append('.'), nanos / 1_000, 6);
    else if (nanos != 0) digits(text.append('.'), nanos / 1_000_000, 3);
    return text.append('Z').toString();
  }

  private static StringBuilder digits(StringBuilder text, int number, int width) {
    int unit = 1;
    for (int i = 1; i < width; i++) unit *= 10;
    for (; unit > 0; unit /= 10) text.append((char) ('0' + number / unit % 10));
    return text;
  }

  /** {@code 2026-01-02T18:00:00[.123456789]Z}. */
  private static boolean isUsual(String text) {
    int end = text.length() - 1;
    if (end < SECONDS_END || end > SECONDS_END + 10 || text.charAt(end) != 'Z') return false;
    for (int i = 0; i < end; i++) {
      char c = text.charAt(i);
      boolean fits =
          switch (i) {
            case 4, 7 -> c == '-';
            case 10 -> c == 'T';
            case 13, 16 -> c == ':';
            case 19 -> c == '.' && end > SECONDS_END + 1;
            default -> c >= '0' && c <= '9';
          };
      if (!fits) return false;
    }
    return true;
  }

  private static int number(String text, int start, int end) {
    int number = 0;
    for (int i = start; i < end; i++) number = number * 10 + text.charAt(i) - '0';
    return number;
  }

  private static int nanos(String text) {
    int end = text.length() - 1;
    int nanos = 0;
    for (int i = SECONDS_END + 1; i <= SECONDS_END + 9; i++) {
      nanos = nanos * 10 + (i < end ? text.charAt(i) - '0' : 0);
    }
    return nanos;
  }
}
