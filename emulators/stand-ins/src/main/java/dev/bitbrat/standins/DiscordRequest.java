package dev.bitbrat.standins;

import java.util.LinkedHashMap;
import java.util.Map;

/** One interaction as Discord posts it. */
public record DiscordRequest(Map<String, String> headers, String body) {
  public static final String SIGNATURE = "X-Signature-Ed25519";
  public static final String TIMESTAMP = "X-Signature-Timestamp";

  public DiscordRequest {
    headers = Map.copyOf(headers);
  }

  /** The same with one header changed, whatever that does to its validity. */
  public DiscordRequest with(String header, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(header, value);
    return new DiscordRequest(changed, body);
  }
}
