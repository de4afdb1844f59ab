package dev.bitbrat.json;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON text from bytes. */
final class Utf8 {
  private static final char REPLACEMENT = '\uFFFD';

  private Utf8() {}

  /**
   * @throws JsonException if the bytes are too many or not UTF-8
   */
  static String decode(byte[] utf8, JsonLimits limits) {
    if (utf8.length > limits.bytes()) throw tooLarge(limits);
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (text.indexOf(REPLACEMENT) >= 0 && !isValid(utf8)) {
      throw new JsonException("not valid UTF-8", 1, 1, "$");
    }
    return text;
  }

  static JsonException tooLarge(JsonLimits limits) {
    return new JsonException("larger than " + limits.bytes() + " bytes", 1, 1, "$");
  }

  private static boolean isValid(byte[] utf8) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }
}
