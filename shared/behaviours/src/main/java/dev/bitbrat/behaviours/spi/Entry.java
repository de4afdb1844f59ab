package dev.bitbrat.behaviours.spi;

import dev.bitbrat.behaviours.words.Numbers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A value and where it came from.
 *
 * @param value a string, number or boolean
 * @param number of a list's record, from 1 and never used again; 0 where there are no numbers
 * @param key its name, or whom it is about
 * @param modifiedBy login of the person; {@code null} when nobody said it
 * @param via name of the behaviour that wrote it, or {@code ui}
 * @param moderatedBy login of who decided about it last
 */
public record Entry(
    Object value,
    long number,
    @Nullable String key,
    @Nullable Instant modifiedAt,
    @Nullable String modifiedBy,
    @Nullable String via,
    Status status,
    @Nullable String moderatedBy,
    @Nullable Instant moderatedAt) {
  /** Whether it may be shown. */
  public enum Status {
    APPROVED,
    PENDING,
    REJECTED
  }

  /** Of a source: nobody wrote it. */
  public static Entry of(Object value, long number, @Nullable String key) {
    return new Entry(value, number, key, null, null, null, Status.APPROVED, null, null);
  }

  /** The value as people read it: whole numbers without a fraction. */
  public String text() {
    return value instanceof Double d ? Numbers.whole(d).toString() : value.toString();
  }
}
