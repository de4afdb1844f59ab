package dev.bitbrat.platform.rest;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Platform.Sent;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a platform's answers mean to whoever sent something, where platforms agree: 429 is not now;
 * 408, 500 and 503 are not now, like an outage; another 5xx, or silence, nobody knows; 4xx is
 * refused.
 *
 * @param platform its name for people
 * @param retryIn how long a 429 asks to wait, by the platform's own headers; some seconds if it
 *     does not say
 */
public record Answers(String platform, Function<RestResult.Answered, Optional<Duration>> retryIn) {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  private static final Duration UNSAID = Duration.ofSeconds(5);
  private static final int REASON_CODE_POINTS = 200;

  /**
   * Of any answer but the ones that mean success.
   *
   * @param confidential what must not be repeated, should the platform quote it
   */
  public Sent failure(RestResult result, String confidential) {
    return switch (result) {
      case RestResult.Silence(String how) -> new Sent.Unknown(how);
      case RestResult.Answered answered ->
          switch (answered.status()) {
            case 429 ->
                new Sent.NotNow("over " + platform + "'s rate limit", waitOf(answered), false);
            case 408, 500, 503 -> new Sent.NotNow(said(answered, confidential), null, false);
            default -> other(answered, confidential);
          };
    };
  }

  private Sent other(RestResult.Answered answered, String confidential) {
    boolean unclear = answered.status() < 300 || answered.status() >= 500;
    String said = said(answered, confidential);
    return unclear ? new Sent.Unknown(said) : new Sent.Refused(said);
  }

  /** {@code Twitch answered 400: ...}, with what it says of the reason. */
  public String said(RestResult.Answered answered, String confidential) {
    String start = platform + " answered " + answered.status();
    String message = Tree.string(answered.object(), "message");
    if (message == null || message.isBlank()) return start;
    String safe = confidential.isEmpty() ? message : message.replace(confidential, "***");
    return start + ": " + brief(safe);
  }

  private Duration waitOf(RestResult.Answered answered) {
    return retryIn
        .apply(answered)
        .map(d -> d.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : d)
        .map(d -> d.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : d)
        .orElse(UNSAID);
  }

  /** {@code Retry-After}: seconds, also with a fraction, or a date (RFC 9110, section 10.2.3). */
  public static Optional<Duration> retryAfter(RestResult.Answered answered, Instant now) {
    return answered.header("Retry-After").flatMap(text -> duration(text.strip(), now));
  }

  private static Optional<Duration> duration(String text, Instant now) {
    if (text.matches("[0-9]{1,9}(\\.[0-9]{1,9})?")) {
      return Optional.of(Duration.ofMillis((long) Math.ceil(1000 * Double.parseDouble(text))));
    }
    try {
      ZonedDateTime at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Optional.of(Duration.between(now, at.toInstant()));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** One short line of what somebody else wrote. */
  public static String brief(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    boolean fits = line.codePointCount(0, line.length()) <= REASON_CODE_POINTS;
    return fits ? line : line.substring(0, line.offsetByCodePoints(0, REASON_CODE_POINTS)) + "...";
  }
}
