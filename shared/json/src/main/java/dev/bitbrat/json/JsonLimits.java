package dev.bitbrat.json;

/**
 * How much JSON is read at most.
 *
 * @param bytes length of the text in UTF-8
 * @param depth objects and arrays inside one another, the outermost included
 */
public record JsonLimits(int bytes, int depth) {
  /** For events: 256 KiB, 64 levels. */
  public static final JsonLimits EVENT = new JsonLimits(256 << 10, 64);

  /**
   * For what a platform delivers: 60 KiB, 56 levels. However it is escaped, it fits an {@link
   * #EVENT} that carries it along.
   */
  public static final JsonLimits DELIVERY = new JsonLimits(60 << 10, 56);

  /** For files of a person and bundles made of them: 16 MiB, 64 levels. */
  public static final JsonLimits DOCUMENT = new JsonLimits(16 << 20, 64);

  public JsonLimits {
    if (bytes < 1 || depth < 1) {
      throw new IllegalArgumentException("limits start at 1: " + bytes + ", " + depth);
    }
  }
}
