package dev.bitbrat.cli.chat;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of a file or a pipe, in UTF-8. Whatever is no line of text is passed over, and said. */
final class StreamInput implements Input {
  static final int MAX_BYTES = 16 << 10;

  private final InputStream in;
  private long number;

  StreamInput(InputStream in) {
    this.in = new BufferedInputStream(in);
  }

  @Override
  public @Nullable Entry next() {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream(128);
      long length = 0;
      int b = in.read();
      if (b < 0) return null;
      number++;
      for (; b >= 0 && b != '\n'; b = in.read()) {
        if (++length <= MAX_BYTES) line.write(b);
      }
      return length > MAX_BYTES
          ? refused("longer than " + MAX_BYTES + " bytes (" + length + ")")
          : entry(line.toByteArray());
    } catch (IOException e) {
      return null;
    }
  }

  private Entry entry(byte[] bytes) {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return refused("not UTF-8");
    }
    if (text.indexOf('\0') >= 0) return refused("holds a NUL byte");
    if (number == 1 && text.startsWith("\uFEFF")) text = text.substring(1);
    return new Entry.Text(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }

  private Entry refused(String why) {
    return new Entry.Refused("line " + number + " was skipped: " + why);
  }
}
