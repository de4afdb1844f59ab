package dev.bitbrat.events;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from what they name, so that the same happening has the same id however often and
 * by whatever way it arrives: UUID version 5 of RFC 9562.
 */
public final class Ids {
  /** Namespace of all our ids: UUIDv5 of the DNS name {@code bitbrat.dev}. */
  public static final UUID NAMESPACE =
      nameBased(UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8"), "bitbrat.dev");

  private Ids() {}

  /**
   * The correlation id of a happening on a platform.
   *
   * @param platform for example {@code twitch}
   * @param kind what {@code objectId} counts, for example {@code chat} or {@code delivery}
   * @param objectId the platform's own id of it
   */
  public static String correlation(String platform, String kind, String objectId) {
    return nameBased(NAMESPACE, platform + '\n' + kind + '\n' + objectId).toString();
  }

  /** The id of the {@code part} of something that has the id {@code parent}. */
  public static String derive(String parent, String part) {
    return nameBased(NAMESPACE, parent + '\n' + part).toString();
  }

  static UUID nameBased(UUID namespace, String name) {
    ByteBuffer space = ByteBuffer.allocate(16);
    space.putLong(namespace.getMostSignificantBits()).putLong(namespace.getLeastSignificantBits());
    MessageDigest sha1 = sha1();
    sha1.update(space.array());
    ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
    long high = (hash.getLong() & ~0xF000L) | 0x5000L;
    long low = (hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new UUID(high, low);
  }

  private static MessageDigest sha1() {
    try {
      return MessageDigest.getInstance("SHA-1");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-1", e);
    }
  }
}
