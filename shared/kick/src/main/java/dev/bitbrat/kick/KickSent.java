package dev.bitbrat.kick;

import dev.bitbrat.kick.KickAccess.Reply;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** What Kick's answers mean to whoever sent something, where endpoints agree. */
final class KickSent {
  /** Beyond it a reset is the second of the epoch, below it seconds from now. */
  private static final long EPOCH = 1_000_000_000;

  private KickSent() {}

  /** Of any status but the ones that mean success. */
  static Sent failure(Reply reply, Instant now) {
    if (reply.result() instanceof RestResult.Answered answered && isOfCloudflare(answered)) {
      return new Sent.NotNow(
          "Cloudflare, which guards Kick's API, turned the request away before Kick saw it: it"
              + " distrusts the address that this runs at. It often passes; if not, run it"
              + " elsewhere or ask Kick's developer support",
          null,
          false);
    }
    return new Answers("Kick", answered -> retryIn(answered, now))
        .failure(reply.result(), reply.token());
  }

  /** Kick's own refusals are JSON; those of the guard before it are pages for people. */
  private static boolean isOfCloudflare(RestResult.Answered answered) {
    if (answered.status() != 403 || answered.json() != null) return false;
    String server = answered.header("Server").orElse("").toLowerCase(Locale.ROOT);
    return server.contains("cloudflare") || answered.header("CF-Ray").isPresent();
  }

  /** Kick documents no headers: those that are usual. */
  private static Optional<Duration> retryIn(RestResult.Answered answered, Instant now) {
    return Answers.retryAfter(answered, now)
        .or(() -> reset(answered, "RateLimit-Reset", now))
        .or(() -> reset(answered, "X-RateLimit-Reset", now));
  }

  private static Optional<Duration> reset(
      RestResult.Answered answered, String header, Instant now) {
    return answered
        .header(header)
        .filter(text -> text.matches("[0-9]{1,12}"))
        .map(Long::parseLong)
        .map(n -> Duration.ofSeconds(n < EPOCH ? n : n - now.getEpochSecond()));
  }
}
