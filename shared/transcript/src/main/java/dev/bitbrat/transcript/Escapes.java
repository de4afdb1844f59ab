package dev.bitbrat.transcript;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Comments, and {@code \}{@code uXXXX} and {@code \UXXXXXXXX}, the only escapes. */
final class Escapes {
  private static final Pattern ESCAPE =
      Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\U([0-9a-fA-F]{8})");

  private Escapes() {}

  /** Cuts what follows a {@code #} after two blanks, and the blanks before it. */
  static String withoutComment(String line) {
    if (line.startsWith("#")) return "";
    int at = line.indexOf("  #");
    return at < 0 ? line : line.substring(0, at).stripTrailing();
  }

  /** The same behind a JSON value: what stands in its strings is no comment. */
  static String withoutCommentOfJson(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '"') quoted = !quoted;
      if (c == '\\' && quoted) i++;
      if (!quoted && startsComment(line, i)) return line.substring(0, i);
    }
    return line;
  }

  private static boolean startsComment(String text, int at) {
    return text.charAt(at) == '#' && at >= 2 && text.startsWith("  ", at - 2);
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
        encoded.append(escape(codePoint));
      } else {
        encoded.appendCodePoint(codePoint);
      }
      i += Character.charCount(codePoint);
    }
    return encoded.toString();
  }

  /** JSON text so that no character of it is unseen and nothing looks like a comment. */
  static String encodeJson(String json) {
    return encodeQuoted(json, true);
  }

  /** The same for JSON text that is read as YAML, which knows no pairs. */
  static String encodeYaml(String json) {
    return encodeQuoted(json, false);
  }

  private static String encodeQuoted(String json, boolean pairs) {
    StringBuilder encoded = new StringBuilder();
    for (int i = 0; i < json.length(); ) {
      int codePoint = json.codePointAt(i);
      if (!unseen(codePoint) && !startsComment(json, i)) {
        encoded.appendCodePoint(codePoint);
      } else if (!pairs || Character.isBmpCodePoint(codePoint)) {
        encoded.append(escape(codePoint));
      } else {
        encoded.append(escape(Character.highSurrogate(codePoint)));
        encoded.append(escape(Character.lowSurrogate(codePoint)));
      }
      i += Character.charCount(codePoint);
    }
    return encoded.toString();
  }

  /** Whether half a surrogate pair stands alone in it. */
  static boolean halfPair(String text) {
    return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
  }

  private static String escape(int codePoint) {
    return (Character.isBmpCodePoint(codePoint) ? "\\u%04x" : "\\U%08x").formatted(codePoint);
  }

  private static boolean mustEscape(String text, int at, int codePoint, boolean atEnd) {
    if (codePoint == '\\') return ESCAPE.matcher(text).region(at, text.length()).lookingAt();
    if (codePoint == '#') return startsComment(text, at);
    return (atEnd && Character.isWhitespace(codePoint)) || unseen(codePoint);
  }

  private static boolean unseen(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> false;
    };
  }
}
