package dev.bitbrat.cli.rules;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Lines of a stream as bytes, without their ends; one that is too long loses its rest. */
final class ByteLines implements AutoCloseable {
  private final InputStream in;
  private final int most;

  ByteLines(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  /**
   * @return a line, of a too long one one byte more than the most; {@code null} at the end
   */
  byte @Nullable [] next() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    int b = in.read();
    if (b < 0) return null;
    for (; b >= 0 && b != '\n'; b = in.read()) {
      boolean leading = line.size() == 0 && (b == ' ' || b == '\t' || b == '\r');
      if (!leading && line.size() <= most) line.write(b);
    }
    return line.toByteArray();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
