package dev.bitbrat.json;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON text. Ours, because a store writes an event's text as a string within a document:
 * that takes one pass over the text here, a call for each character to escape elsewhere.
 *
 * <p>Half a surrogate pair, which neither UTF-8 nor our reader takes, becomes the replacement
 * character.
 */
final class JsonOut {
  private static final char REPLACEMENT = '\uFFFD';
  private static final @Nullable String[] ESCAPES = escapes();

  private final StringBuilder out = new StringBuilder(1024);
  private final String indent;
  private int depth;

  /** Whether the object or array that we are in has an element already. */
  private boolean filled;

  private boolean named;

  /**
   * @param indent of a level; {@code ""} writes one line
   */
  JsonOut(String indent) {
    this.indent = indent;
  }

  void beginObject() {
    begin('{');
  }

  void endObject() {
    end('}');
  }

  void beginArray() {
    begin('[');
  }

  void endArray() {
    end(']');
  }

  void name(String name) {
    element();
    string(name);
    out.append(indent.isEmpty() ? ":" : ": ");
    named = true;
  }

  void value(String value) {
    element();
    string(value);
  }

  void value(boolean value) {
    element();
    out.append(value);
  }

  void value(long value) {
    element();
    out.append(value);
  }

  /**
   * @throws IllegalArgumentException if JSON has no such number
   */
  void value(Number value) {
    boolean finite =
        switch (value) {
          case Double d -> Double.isFinite(d);
          case Float f -> Float.isFinite(f);
          default -> true;
        };
    if (!finite) throw new IllegalArgumentException("JSON has no number " + value);
    element();
    out.append(value);
  }

  void nullValue() {
    element();
    out.append("null");
  }

  byte[] toBytes() {
    return out.toString().getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return out.toString();
  }

  private void begin(char bracket) {
    element();
    out.append(bracket);
    depth++;
    filled = false;
  }

  private void end(char bracket) {
    depth--;
    if (filled) newLine();
    out.append(bracket);
    filled = true;
  }

  /** What stands before a name, or before a value that has none. */
  private void element() {
    if (named) {
      named = false;
      return;
    }
    if (depth == 0) return;
    if (filled) out.append(',');
    newLine();
    filled = true;
  }

  private void newLine() {
    if (!indent.isEmpty()) out.append('\n').repeat(indent, depth);
  }

  private void string(String text) {
    out.append('"');
    int written = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      String escape = c < ESCAPES.length ? ESCAPES[c] : null;
      if (escape == null) {
        if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) continue;
        if (isPair(text, i)) {
          i++;
          continue;
        }
        escape = String.valueOf(REPLACEMENT);
      }
      out.append(text, written, i).append(escape);
      written = i + 1;
    }
    out.append(text, written, length).append('"');
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }

  private static @Nullable String[] escapes() {
    @Nullable String[] escapes = new @Nullable String['\\' + 1];
    for (int c = 0; c < ' '; c++) escapes[c] = "\\u" + HexFormat.of().toHexDigits((char) c);
    escapes['\b'] = "\\b";
    escapes['\t'] = "\\t";
    escapes['\n'] = "\\n";
    escapes['\f'] = "\\f";
    escapes['\r'] = "\\r";
    escapes['"'] = "\\\"";
    escapes['\\'] = "\\\\";
    return escapes;
  }
}
