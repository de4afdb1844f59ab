package dev.bitbrat.standins;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * One delivery of Twitch's EventSub, signed as Twitch signs: HMAC-SHA256 over message id, timestamp
 * and body.
 */
public record EventSubRequest(Map<String, String> headers, String body) {
  public EventSubRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * @param messageType {@code notification, webhook_callback_verification} or {@code revocation}
   */
  public static EventSubRequest signed(
      String secret, String messageId, Instant at, String messageType, String type, String body) {
    String timestamp = at.toString();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Content-Type", "application/json");
    headers.put("Twitch-Eventsub-Message-Id", messageId);
    headers.put("Twitch-Eventsub-Message-Retry", "0");
    headers.put("Twitch-Eventsub-Message-Type", messageType);
    headers.put("Twitch-Eventsub-Message-Timestamp", timestamp);
    headers.put("Twitch-Eventsub-Message-Signature", signature(secret, messageId, timestamp, body));
    headers.put("Twitch-Eventsub-Subscription-Type", type);
    headers.put("Twitch-Eventsub-Subscription-Version", "1");
    return new EventSubRequest(headers, body);
  }

  /** The same with one header changed, whatever that does to its validity. */
  public EventSubRequest with(String header, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(header, value);
    return new EventSubRequest(changed, body);
  }

  public static String signature(String secret, String messageId, String timestamp, String body) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] hash = mac.doFinal((messageId + timestamp + body).getBytes(StandardCharsets.UTF_8));
      return "sha256=" + HexFormat.of().formatHex(hash);
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has HmacSHA256", e);
    }
  }
}
