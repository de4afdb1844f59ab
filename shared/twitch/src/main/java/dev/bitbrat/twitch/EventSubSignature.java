package dev.bitbrat.twitch;

import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request comes from Twitch and is fresh: HMAC-SHA256 over message id, timestamp and raw
 * body, as "Handling webhook events" of Twitch's documentation has it.
 */
final class EventSubSignature {
  /** Older is refused, as Twitch advises; so is newer, which no clock of theirs explains. */
  static final Duration WINDOW = Duration.ofMinutes(10);

  static final String ID = "Twitch-Eventsub-Message-Id";
  static final String TIMESTAMP = "Twitch-Eventsub-Message-Timestamp";

  static final String MISSING = "a signature header is missing or there more than once";

  private static final String SIGNATURE = "Twitch-Eventsub-Message-Signature";
  private static final String PREFIX = "sha256=";
  private static final int HEX_DIGITS = 64;

  private EventSubSignature() {}

  sealed interface Verdict {
    /**
     * @param timestamp as Twitch wrote it
     */
    record Genuine(String messageId, String timestamp) implements Verdict {}

    /**
     * @param reason one of a few sentences of ours, nothing of the request
     */
    record Refused(String reason) implements Verdict {}
  }

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
    if (id.isEmpty() || timestamp.isEmpty() || signature.isEmpty()) {
      return new Verdict.Refused(MISSING);
    }
    byte[] claimed = claimed(signature.get());
    byte[] expected = hmac(secret, id.get() + timestamp.get(), request.body());
    if (!MessageDigest.isEqual(expected, claimed)) {
      return new Verdict.Refused("the signature does not match");
    }
    return isFresh(timestamp.get(), now)
        ? new Verdict.Genuine(id.get(), timestamp.get())
        : new Verdict.Refused("the timestamp is more than 10 minutes away from our clock");
  }

  /** The bytes that the header claims; none if it is not a signature at all, which never match. */
  private static byte[] claimed(String signature) {
    String hex = signature.startsWith(PREFIX) ? signature.substring(PREFIX.length()) : "";
    try {
      return hex.length() == HEX_DIGITS ? HexFormat.of().parseHex(hex) : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static boolean isFresh(String timestamp, Instant now) {
    try {
      return Duration.between(Instant.parse(timestamp), now).abs().compareTo(WINDOW) <= 0;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static byte[] hmac(String secret, String head, byte[] body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(head.getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
