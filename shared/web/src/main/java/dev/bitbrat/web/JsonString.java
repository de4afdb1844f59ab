package dev.bitbrat.web;

/** Writes JSON strings, for the few places that want JSON without a JSON library. */
public final class JsonString {
  private JsonString() {}

  /** {@code text} as a JSON string, quotes included. */
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  /**
   * Appends {@code text} as a JSON string that is one line and valid UTF-8: control characters and
   * the line ends of Unicode go out escaped, half a surrogate pair, which strict readers refuse, as
   * U+FFFD.
   */
  public static void quote(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        out.append(c).append(text.charAt(++i));
      } else {
        append(Character.isSurrogate(c) ? '\ufffd' : c, out);
      }
    }
    out.append('"');
  }

  private static void append(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ' || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029) {
          escape(c, out);
        } else {
          out.append(c);
        }
      }
    }
  }

  private static void escape(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(Character.forDigit((c >> shift) & 0xf, 16));
    }
  }
}
