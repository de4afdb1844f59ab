package dev.bitbrat.json;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to and from the plain values of {@link dev.bitbrat.events.Tree}.
 *
 * <p>Reading is strict (RFC 8259, each name once in an object): what two readers could understand
 * differently is refused.
 */
public final class Json {
  private static final int MAX_DEPTH = 512;

  private Json() {}

  /**
   * @throws JsonException if the text is not JSON or beyond {@link JsonLimits#DOCUMENT}
   */
  public static @Nullable Object parse(String text) {
    return parse(text, JsonLimits.DOCUMENT);
  }

  /**
   * @throws JsonException if the text is not JSON or beyond the limits
   */
  public static @Nullable Object parse(String text, JsonLimits limits) {
    return TreeReader.read(text, limits);
  }

  /**
   * @param utf8 the text in UTF-8
   * @throws JsonException if the text is not JSON or beyond the limits
   */
  public static @Nullable Object parse(byte[] utf8, JsonLimits limits) {
    return TreeReader.read(Utf8.decode(utf8, limits), limits);
  }

  /**
   * An object; its names in document order.
   *
   * @throws JsonException if the text is not a JSON object or beyond {@link JsonLimits#DOCUMENT}
   */
  public static Map<String, @Nullable Object> parseObject(String text) {
    return object(parse(text));
  }

  /**
   * An object; its names in document order.
   *
   * @throws JsonException if the text is not a JSON object or beyond the limits
   */
  public static Map<String, @Nullable Object> parseObject(byte[] utf8, JsonLimits limits) {
    return object(parse(utf8, limits));
  }

  @SuppressWarnings("unchecked") // the reader makes maps with string keys only
  private static Map<String, @Nullable Object> object(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) return (Map<String, @Nullable Object>) map;
    throw new JsonException("expected an object", 1, 1, "$");
  }

  /** In one line, names in their order. */
  public static String write(@Nullable Object tree) {
    return write(tree, TreeWriter.Order.AS_IS, "").toString();
  }

  /** In one line, as UTF-8. */
  public static byte[] writeBytes(@Nullable Object tree) {
    return write(tree, TreeWriter.Order.AS_IS, "").toBytes();
  }

  /** For people: one field a line, indented by two blanks. */
  public static String pretty(@Nullable Object tree) {
    return write(tree, TreeWriter.Order.AS_IS, "  ").toString();
  }

  /** Equal values have equal texts: in one line, names sorted. Made for hashing. */
  public static byte[] canonical(@Nullable Object tree) {
    return write(tree, TreeWriter.Order.SORTED, "").toBytes();
  }

  private static JsonOut write(@Nullable Object tree, TreeWriter.Order order, String indent) {
    JsonOut out = new JsonOut(indent);
    TreeWriter.write(out, tree, order, MAX_DEPTH);
    return out;
  }
}
