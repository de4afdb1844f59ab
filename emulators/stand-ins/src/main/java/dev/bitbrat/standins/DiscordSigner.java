package dev.bitbrat.standins;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** Signs interactions as Discord does: Ed25519 over timestamp and body, with a key of its own. */
public final class DiscordSigner {
  private static final String ALGORITHM = "Ed25519";
  private static final int KEY_BYTES = 32;

  private final KeyPair keys;

  private DiscordSigner(KeyPair keys) {
    this.keys = keys;
  }

  /** With a new pair of keys. */
  public static DiscordSigner create() {
    try {
      return new DiscordSigner(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }

  /** As the developer portal shows it: 64 hexadecimal digits. */
  public String publicKey() {
    byte[] x509 = keys.getPublic().getEncoded();
    byte[] raw = Arrays.copyOfRange(x509, x509.length - KEY_BYTES, x509.length);
    return HexFormat.of().formatHex(raw);
  }

  public DiscordRequest sign(Instant at, String body) {
    return sign(Long.toString(at.getEpochSecond()), body);
  }

  /**
   * @param timestamp what stands in the header
   */
  public DiscordRequest sign(String timestamp, String body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put(DiscordRequest.TIMESTAMP, timestamp);
    headers.put(DiscordRequest.SIGNATURE, signature(timestamp + body));
    return new DiscordRequest(headers, body);
  }

  private String signature(String signed) {
    try {
      Signature signature = Signature.getInstance(ALGORITHM);
      signature.initSign(keys.getPrivate());
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has " + ALGORITHM, e);
    }
  }
}
