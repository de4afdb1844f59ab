package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.twitch.HelixAccess.Reply;
import dev.bitbrat.twitch.HelixCall.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Helix's answers mean to whoever sent something, where endpoints agree. */
final class HelixSent {
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(30);
  private static final int REASON_CODE_POINTS = 200;

  private HelixSent() {}

  /** Of any status but the ones that mean success. */
  static Sent failure(Reply reply, Instant now) {
    return switch (reply.result()) {
      case Result.Silence(String how) -> new Sent.Unknown(how);
      case Result.Answered(int status, var body, var resetAt) ->
          switch (status) {
            case 429 ->
                new Sent.NotNow("over Twitch's rate limit", untilReset(resetAt, now), false);
            case 408, 500, 503 -> new Sent.NotNow("Twitch answered " + status, null, true);
            default -> other(status, body, reply.credentials().token());
          };
    };
  }

  private static Sent other(
      int status, @Nullable Map<String, @Nullable Object> body, String token) {
    if (status < 300 || status >= 500) return new Sent.Unknown("Twitch answered " + status);
    String said = body == null ? null : Tree.string(body, "message");
    if (said == null || said.isBlank()) return new Sent.Refused("Twitch answered " + status);
    String safe = said.replace(token, "***");
    return new Sent.Refused("Twitch answered " + status + ": " + brief(safe));
  }

  private static @Nullable Duration untilReset(Optional<Long> resetAt, Instant now) {
    if (resetAt.isEmpty()) return null;
    long seconds = Math.clamp(resetAt.get() - now.getEpochSecond(), 1, LONGEST_WAIT.toSeconds());
    return Duration.ofSeconds(seconds);
  }

  /** One short line of what somebody else wrote. */
  static String brief(String text) {
    String line = text.replaceAll("\\p{Cntrl}+", " ");
    boolean fits = line.codePointCount(0, line.length()) <= REASON_CODE_POINTS;
    return fits ? line : line.substring(0, line.offsetByCodePoints(0, REASON_CODE_POINTS)) + "...";
  }
}
