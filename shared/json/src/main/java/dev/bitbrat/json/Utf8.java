package dev.bitbrat.json;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text as bytes. Half a surrogate pair, which neither UTF-8 nor our reader takes, becomes the
 * replacement character.
 */
final class Utf8 extends Writer {
  private static final int NONE = -1;
  private static final char REPLACEMENT = '\uFFFD';

  private final int maxBytes;
  private byte[] bytes = new byte[1024];
  private long length;
  private int high = NONE;

  Utf8(int maxBytes) {
    this.maxBytes = maxBytes;
  }

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

  /** How many bytes were written, also those beyond the limit, which are not kept. */
  long length() {
    return length;
  }

  byte[] toBytes() {
    flushHalf();
    return Arrays.copyOf(bytes, (int) length);
  }

  @Override
  public void write(int c) {
    put((char) c);
  }

  @Override
  public void write(char[] chars, int start, int count) {
    for (int i = start; i < start + count; i++) put(chars[i]);
  }

  @Override
  public void write(String text) {
    write(text, 0, text.length());
  }

  @Override
  public void write(String text, int start, int count) {
    for (int i = start; i < start + count; i++) put(text.charAt(i));
  }

  @Override
  public void flush() {}

  @Override
  public void close() {}

  private void put(char c) {
    if (high != NONE && Character.isLowSurrogate(c)) {
      putFour(Character.toCodePoint((char) high, c));
      high = NONE;
      return;
    }
    flushHalf();
    if (c < 0x80) {
      add(c);
    } else if (c < 0x800) {
      add(0xC0 | (c >> 6));
      addRest(c, 0);
    } else if (Character.isHighSurrogate(c)) {
      high = c;
    } else if (Character.isLowSurrogate(c)) {
      putThree(REPLACEMENT);
    } else {
      putThree(c);
    }
  }

  private void putThree(char c) {
    add(0xE0 | (c >> 12));
    addRest(c, 6);
    addRest(c, 0);
  }

  private void putFour(int codePoint) {
    add(0xF0 | (codePoint >> 18));
    addRest(codePoint, 12);
    addRest(codePoint, 6);
    addRest(codePoint, 0);
  }

  /** One byte that continues a character. */
  private void addRest(int codePoint, int shift) {
    add(0x80 | ((codePoint >> shift) & 0x3F));
  }

  private void flushHalf() {
    if (high == NONE) return;
    high = NONE;
    putThree(REPLACEMENT);
  }

  private void add(int b) {
    if (length < maxBytes) {
      if (length == bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
      bytes[(int) length] = (byte) b;
    }
    length++;
  }
}
