package dev.bitbrat.llm;

import java.util.List;

/** Small repairs to texts. */
final class Texts {
  private static final List<String> QUOTES =
      List.of("\"\"", "''", "``", "\u201c\u201d", "\u201e\u201c", "\u2018\u2019", "\u00ab\u00bb");

  private Texts() {}

  /** At most {@code limit} code points. */
  static String cut(String text, int limit) {
    if (text.codePointCount(0, text.length()) <= limit) return text;
    return text.substring(0, text.offsetByCodePoints(0, limit));
  }

  /** Without line breaks and other control characters. */
  static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
  }

  /** Models like to quote what they were asked to say: takes up to two layers of that off. */
  static String unquote(String text) {
    return unquoteOnce(unquoteOnce(text.strip()));
  }

  private static String unquoteOnce(String text) {
    for (String pair : QUOTES) {
      String open = pair.substring(0, 1);
      String close = pair.substring(1);
      if (text.length() < 2 || !text.startsWith(open) || !text.endsWith(close)) continue;
      String inner = text.substring(1, text.length() - 1).strip();
      if (isWhole(inner, open, close)) return inner;
    }
    return text;
  }

  /** Tells {@code "yes"} from {@code "yes" and "no"}, whose outer marks do not belong together. */
  private static boolean isWhole(String inner, String open, String close) {
    boolean nested = inner.length() > 1 && inner.startsWith(open) && inner.endsWith(close);
    return nested || !(inner.contains(open) || inner.contains(close));
  }
}
