package dev.bitbrat.json;

import java.io.Writer;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON text as bytes. Half a surrogate pair, which UTF-8 cannot hold, is written as a JSON escape,
 * so that every string comes back as it was.
 */
final class Utf8 extends Writer {
  private static final int NONE = -1;

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
    if (text.indexOf('\uFFFD') >= 0 && !isValid(utf8)) {
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
      add(0xC0 | c >> 6);
      add(0x80 | c & 0x3F);
    } else if (Character.isHighSurrogate(c)) {
      high = c;
    } else if (Character.isLowSurrogate(c)) {
      escape(c);
    } else {
      add(0xE0 | c >> 12);
      add(0x80 | c >> 6 & 0x3F);
      add(0x80 | c & 0x3F);
    }
  }

  private void putFour(int codePoint) {
    add(0xF0 | codePoint >> 18);
    add(0x80 | codePoint >> 12 & 0x3F);
    add(0x80 | codePoint >> 6 & 0x3F);
    add(0x80 | codePoint & 0x3F);
  }

  private void flushHalf() {
    if (high == NONE) return;
    int half = high;
    high = NONE;
    escape(half);
  }

  private void escape(int half) {
    add('\\');
    add('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      add(Character.forDigit(half >> shift & 0xF, 16));
    }
  }

  private void add(int b) {
    if (length < maxBytes) {
      if (length == bytes.length) bytes = Arrays.copyOf(bytes, bytes.length * 2);
      bytes[(int) length] = (byte) b;
    }
    length++;
  }
}
