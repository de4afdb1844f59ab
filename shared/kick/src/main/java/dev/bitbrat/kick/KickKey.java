package dev.bitbrat.kick;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/** A public key that deliveries are checked with. */
final class KickKey {
  private static final int LEAST_BITS = 2048;

  private final RSAPublicKey key;

  private KickKey(RSAPublicKey key) {
    this.key = key;
  }

  /** Of PEM, as Kick publishes it; line breaks may be lost. Empty if it is no strong RSA key. */
  static Optional<KickKey> parse(String pem) {
    String base64 = pem.replace("\\n", "").replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      X509EncodedKeySpec spec = new X509EncodedKeySpec(Base64.getDecoder().decode(base64));
      return KeyFactory.getInstance("RSA").generatePublic(spec) instanceof RSAPublicKey key
              && key.getModulus().bitLength() >= LEAST_BITS
          ? Optional.of(new KickKey(key))
          : Optional.empty();
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return Optional.empty();
    }
  }

  /**
   * Whether it is the signature of id, timestamp and body: RSASSA-PKCS1-v1_5 with SHA-256.
   *
   * @param base64 as in the header
   */
  boolean matches(String id, String timestamp, byte[] body, String base64) {
    try {
      byte[] claimed = Base64.getDecoder().decode(base64);
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initVerify(key);
      signature.update((id + '.' + timestamp + '.').getBytes(StandardCharsets.UTF_8));
      signature.update(body);
      return signature.verify(claimed);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return false;
    }
  }
}
