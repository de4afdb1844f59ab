package dev.bitbrat.gcp;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Pub/Sub takes at most 1,024 bytes. */
final class OrderingKeys {
  private static final int MOST_BYTES = 1_024;

  private OrderingKeys() {}

  /** The key, or for a longer one a name that only it has. */
  static String fitted(String key) {
    byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
    if (bytes.length <= MOST_BYTES) return key;
    return UUID.nameUUIDFromBytes(bytes).toString();
  }
}
