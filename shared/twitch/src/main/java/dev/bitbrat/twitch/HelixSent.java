package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.rest.Answers;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.twitch.HelixAccess.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What Helix's answers mean to whoever sent something, where endpoints agree. */
final class HelixSent {
  private HelixSent() {}

  /** Of any status but the ones that mean success. */
  static Sent failure(Reply reply, Instant now) {
    return new Answers("Twitch", answered -> untilReset(answered, now))
        .failure(reply.result(), reply.token());
  }

  /** Twitch tells the second of the epoch when its limit is full again. */
  private static Optional<Duration> untilReset(RestResult.Answered answered, Instant now) {
    return answered
        .header("Ratelimit-Reset")
        .filter(text -> text.matches("[0-9]{1,12}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text) - now.getEpochSecond()));
  }
}
