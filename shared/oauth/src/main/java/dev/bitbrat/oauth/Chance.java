package dev.bitbrat.oauth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Values that nobody can guess, and what may be kept of them. */
final class Chance {
  private static final int BYTES = 32;

  private final SecureRandom random = new SecureRandom();

  /** 43 characters that need no encoding in an address. */
  String next() {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Whether it could be one of ours. */
  static boolean isOne(String text) {
    return text.length() == 43 && text.matches("[A-Za-z0-9_-]{43}");
  }

  /** What the store keeps instead. */
  static String hash(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  /** The secret of PKCE, which only the browser's cookie holds. */
  static String verifier(String cookie) {
    return base64(sha256("pkce " + cookie));
  }

  /** What PKCE shows beforehand, by S256. */
  static String challenge(String verifier) {
    return base64(sha256(verifier));
  }

  /** In a time that tells nothing about where they differ. */
  static boolean same(String hash, String text) {
    return MessageDigest.isEqual(
        hash.getBytes(StandardCharsets.US_ASCII), hash(text).getBytes(StandardCharsets.US_ASCII));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}
