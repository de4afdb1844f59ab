package dev.bitbrat.discord;

import dev.bitbrat.platform.webhook.Protocol.Verdict;
import dev.bitbrat.platform.webhook.Signatures;
import dev.bitbrat.web.WebRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Whether a request comes from Discord and is fresh: Ed25519 over timestamp and raw body, as
 * "Interactions: Overview" of Discord's documentation has it.
 */
final class DiscordSignature {
  /** Discord waits 3 seconds for an answer: what is older is nobody's question any more. */
  static final Duration WINDOW = Duration.ofMinutes(5);

  static final String SIGNATURE = "X-Signature-Ed25519";
  static final String TIMESTAMP = "X-Signature-Timestamp";

  static final Verdict UNCLAIMED =
      new Verdict.Refused("a signature header is missing or there more than once");

  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;

  /** What stands before the 32 bytes of an Ed25519 key in X.509 (RFC 8410). */
  private static final String X509_HEAD = "302a300506032b6570032100";

  private DiscordSignature() {}

  /** Whether there is a signature to look at, be it right or wrong. */
  static boolean isClaimed(WebRequest request) {
    return request.header(SIGNATURE).isPresent() && request.header(TIMESTAMP).isPresent();
  }

  /**
   * The key as Discord's developer portal shows it; empty if this cannot be one.
   *
   * @param hex 64 digits
   */
  static Optional<PublicKey> key(String hex) {
    String digits = hex.strip();
    if (Signatures.hex(digits, KEY_BYTES).length != KEY_BYTES) return Optional.empty();
    try {
      byte[] encoded = HexFormat.of().parseHex(X509_HEAD + digits);
      PublicKey key =
          KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(encoded));
      Signature.getInstance(ALGORITHM).initVerify(key);
      return Optional.of(key);
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  static Verdict judge(WebRequest request, PublicKey key, Instant now) {
    Optional<String> timestamp = request.header(TIMESTAMP);
    Optional<String> signature = request.header(SIGNATURE);
    if (timestamp.isEmpty() || signature.isEmpty()) return UNCLAIMED;
    byte[] claimed = Signatures.hex(signature.get(), SIGNATURE_BYTES);
    byte[] head = timestamp.get().getBytes(StandardCharsets.UTF_8);
    if (claimed.length == 0 || !matches(key, claimed, head, request.body())) {
      return new Verdict.Refused("the signature does not match");
    }
    return isFresh(timestamp.get(), now)
        ? new Verdict.Genuine()
        : new Verdict.Refused("the timestamp is more than 5 minutes away from our clock");
  }

  private static boolean matches(PublicKey key, byte[] claimed, byte[] head, byte[] body) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(key);
      signature.update(head);
      signature.update(body);
      return signature.verify(claimed);
    } catch (SignatureException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }

  private static boolean isFresh(String second, Instant now) {
    if (!second.matches("[0-9]{1,12}")) return false;
    Instant at = Instant.ofEpochSecond(Long.parseLong(second));
    return Duration.between(at, now).abs().compareTo(WINDOW) <= 0;
  }
}
