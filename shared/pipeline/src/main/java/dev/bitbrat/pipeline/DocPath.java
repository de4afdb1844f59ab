package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;

/**
 * Where a document lies: {@code collection/id}, or deeper with an even number of segments.
 *
 * <p>Ids are 1 to 300 characters and hold no slash; {@code .} and {@code ..} and what starts with
 * two underscores are refused, as Firestore refuses them.
 */
public record DocPath(String value) {
  public DocPath {
    int segments = 0;
    int start = 0;
    while (start <= value.length()) {
      int slash = value.indexOf('/', start);
      int end = slash < 0 ? value.length() : slash;
      checkSegment(value, start, end);
      segments++;
      start = end + 1;
    }
    if (segments % 2 != 0) throw new IllegalArgumentException("not a document path: " + value);
  }

  public static DocPath of(String... segments) {
    for (String segment : segments) {
      if (segment.indexOf('/') >= 0) {
        throw new IllegalArgumentException("slash in a path segment: " + segment);
      }
    }
    return new DocPath(String.join("/", segments));
  }

  /**
   * A segment that stands for any text, the same for the same text: what a path may not hold is
   * percent-encoded, and a long text is cut and told apart by a hash.
   */
  public static String segment(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              if (c == '/' || c == '%' || c < ' ' || c == 0x7F || isLoneSurrogate(c)) {
                safe.append('%').append(Integer.toHexString(c)).append(';');
              } else {
                safe.appendCodePoint(c);
              }
            });
    if (safe.isEmpty()) return "%";
    if (safe.charAt(0) == '.' || safe.charAt(0) == '_') safe.insert(0, '%');
    if (safe.length() <= 200) return safe.toString();
    return safe.substring(0, 100) + '~' + Ids.derive("segment", text);
  }

  private static boolean isLoneSurrogate(int codePoint) {
    return codePoint >= 0xD800 && codePoint <= 0xDFFF;
  }

  /** A document of the event's bot. */
  public static DocPath ofBot(Event event, String collection, String id) {
    return of("bots", event.bot(), collection, id);
  }

  /** The collection that it lies in. */
  public String collection() {
    return value.substring(0, value.lastIndexOf('/'));
  }

  /** Its own id, the last segment. */
  public String id() {
    return value.substring(value.lastIndexOf('/') + 1);
  }

  @Override
  public String toString() {
    return value;
  }

  private static void checkSegment(String path, int start, int end) {
    int length = end - start;
    if (length == 0
        || length > 300
        || path.startsWith("__", start)
        || (length == 1 && path.startsWith(".", start))
        || (length == 2 && path.startsWith("..", start))) {
      throw new IllegalArgumentException("bad segment in a document path: " + path);
    }
  }
}
