package dev.bitbrat.observability;

import java.io.PrintWriter;
import java.io.Writer;

/** Stack traces as text of a bounded length, whatever the exception does. */
final class StackTrace {
  private StackTrace() {}

  static String of(Throwable thrown, int maxChars) {
    Bounded text = new Bounded(maxChars);
    try (PrintWriter writer = new PrintWriter(text)) {
      thrown.printStackTrace(writer);
    } catch (RuntimeException e) {
      // An exception whose own message throws is still worth its name.
      return thrown.getClass().getName() + ": cannot be printed: " + e.getClass().getName();
    }
    return text.toString();
  }

  /** Keeps the beginning. */
  private static final class Bounded extends Writer {
    private final StringBuilder text = new StringBuilder();
    private final int maxChars;
    private boolean cut;

    Bounded(int maxChars) {
      this.maxChars = maxChars;
    }

    @Override
    public void write(char[] chars, int offset, int length) {
      int fits = Math.min(length, maxChars - text.length());
      text.append(chars, offset, fits);
      cut |= fits < length;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
      return cut ? text + "\n... cut" : text.toString();
    }
  }
}
