package dev.bitbrat.standins;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One delivery of Kick's webhooks, signed as Kick signs: RSASSA-PKCS1-v1_5 with SHA-256 over
 * message id, timestamp and body, dots between them.
 */
public record KickRequest(Map<String, String> headers, String body) {
  public KickRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * @param type for example {@code chat.message.sent}; in a header that is not signed
   */
  public static KickRequest signed(
      PrivateKey key, String messageId, Instant at, String type, String body) {
    String timestamp = at.toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Kick-Event-Message-Id", messageId);
    headers.put("Kick-Event-Subscription-Id", "01JTESTSUBSCRIPTION00000000");
    headers.put("Kick-Event-Signature", signature(key, messageId, timestamp, body));
    headers.put("Kick-Event-Message-Timestamp", timestamp);
    headers.put("Kick-Event-Type", type);
    headers.put("Kick-Event-Version", "1");
    return new KickRequest(headers, body);
  }

  /** The same with one header changed, whatever that does to its validity. */
  public KickRequest with(String header, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(header, value);
    return new KickRequest(changed, body);
  }

  /** The same with another body, whatever that does to its validity. */
  public KickRequest withBody(String other) {
    return new KickRequest(headers, other);
  }

  public static String signature(PrivateKey key, String messageId, String timestamp, String body) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      String signed = messageId + '.' + timestamp + '.' + body;
      signature.update(signed.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has SHA256withRSA", e);
    }
  }
}
