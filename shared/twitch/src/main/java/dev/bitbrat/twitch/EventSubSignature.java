package dev.bitbrat.twitch;

import dev.bitbrat.platform.webhook.Protocol.Verdict;
import dev.bitbrat.platform.webhook.Signatures;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a request comes from Twitch and is fresh: HMAC-SHA256 over message id, timestamp and raw
 * body, as "Handling webhook events" of Twitch's documentation has it.
 */
final class EventSubSignature {
  /** Older is refused, as Twitch advises; so is newer, which no clock of theirs explains. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  static final String ID = "Twitch-Eventsub-Message-Id";
  static final String TIMESTAMP = "Twitch-Eventsub-Message-Timestamp";

  static final Verdict UNCLAIMED =
      new Verdict.Refused("a signature header is missing or there more than once");

  private static final String SIGNATURE = "Twitch-Eventsub-Message-Signature";
  private static final String PREFIX = "sha256=";
  private static final int DIGEST_BYTES = 32;

  private EventSubSignature() {}

  /** Whether there is a signature to look at, be it right or wrong. */
  static boolean isClaimed(WebRequest request) {
    return request.header(ID).isPresent()
        && request.header(TIMESTAMP).isPresent()
        && request.header(SIGNATURE).isPresent();
  }

  static Verdict judge(WebRequest request, String secret, Instant now) {
    Optional<String> id = request.header(ID);
    Optional<String> timestamp = request.header(TIMESTAMP);
    Optional<String> signature = request.header(SIGNATURE);
    if (id.isEmpty() || timestamp.isEmpty() || signature.isEmpty()) return UNCLAIMED;
    byte[] head = (id.get() + timestamp.get()).getBytes(StandardCharsets.UTF_8);
    byte[] expected = Signatures.hmac("HmacSHA256", secret, head, request.body());
    if (!Signatures.match(expected, claimed(signature.get()))) {
      return new Verdict.Refused("the signature does not match");
    }
    return Signatures.isFresh(timestamp.get(), now, WINDOW)
        ? new Verdict.Genuine()
        : new Verdict.Refused("the timestamp is more than 10 minutes away from our clock");
  }

  private static byte[] claimed(String signature) {
    String hex = signature.startsWith(PREFIX) ? signature.substring(PREFIX.length()) : "";
    return Signatures.hex(hex, DIGEST_BYTES);
  }
}
