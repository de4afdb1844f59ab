package dev.bitbrat.cli.transcript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments, and {@code \}{@code uXXXX} and {@code \UXXXXXXXX}, the only escapes. */
final class Escapes {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\U([0-9a-fA-F]{8})");

  private Escapes() {}

  /** Cuts what follows a {@code #} after two blanks. */
  static String withoutComment(String line) {
    if (line.startsWith("#")) return "";
    int at = line.indexOf("  #");
    return at < 0 ? line : line.substring(0, at).stripTrailing();
  }

  /** What names no code point stays as it is. */
  static String decode(String text) {
    if (text.indexOf('\\') < 0) return text;
    Matcher matcher = ESCAPE.matcher(text);
    StringBuilder decoded = new StringBuilder();
    while (matcher.find()) {
      String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
      long codePoint = Long.parseLong(digits, 16);
      String plain =
          codePoint <= Character.MAX_CODE_POINT
              ? Character.toString((int) codePoint)
              : matcher.group();
      matcher.appendReplacement(decoded, Matcher.quoteReplacement(plain));
    }
    return matcher.appendTail(decoded).toString();
  }

  /** So that reading gives the text again: one line, no comment in it, blanks at its ends kept. */
  static String encode(String text) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      boolean atEnd = i == 0 || i + Character.charCount(codePoint) == text.length();
      if (mustEscape(text, i, codePoint, atEnd)) {
        encoded.append(
            codePoint <= 0xFFFF ? "\\u%04x".formatted(codePoint) : "\\U%08x".formatted(codePoint));
      } else {
        encoded.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return encoded.toString();
  }

  private static boolean mustEscape(String text, int at, int codePoint, boolean atEnd) {
    int kind = Character.getType(codePoint);
    if (codePoint == '\\') return ESCAPE.matcher(text).region(at, text.length()).lookingAt();
    if (codePoint == '#') return at >= 2 && text.startsWith("  ", at - 2);
    if (atEnd && Character.isWhitespace(codePoint)) return true;
    return kind == Character.CONTROL
        || kind == Character.FORMAT
        || kind == Character.LINE_SEPARATOR
        || kind == Character.PARAGRAPH_SEPARATOR
        || kind == Character.SURROGATE;
  }
}
