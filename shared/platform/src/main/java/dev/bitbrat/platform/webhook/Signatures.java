package dev.bitbrat.platform.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Parts that checks of signatures are made of. */
public final class Signatures {
  private Signatures() {}

  /**
   * @param algorithm for example {@code HmacSHA256}, of those that every Java platform has
   */
  public static byte[] hmac(String algorithm, String secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
      for (byte[] part : parts) mac.update(part);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + algorithm, e);
    }
  }

  /** In a time that tells nothing about where they differ. */
  public static boolean match(byte[] expected, byte[] claimed) {
    return MessageDigest.isEqual(expected, claimed);
  }

  /** The bytes of {@code text}; none, which match nothing, if these are not so many in hex. */
  public static byte[] hex(String text, int bytes) {
    if (text.length() != 2 * bytes) return new byte[0];
    try {
      return HexFormat.of().parseHex(text);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  /** Whether an RFC 3339 timestamp is at most {@code window} away from now, either way. */
  public static boolean isFresh(String timestamp, Instant now, Duration window) {
    try {
      return Duration.between(Instant.parse(timestamp), now).abs().compareTo(window) <= 0;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }
}
