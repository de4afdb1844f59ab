package dev.bitbrat.transcript;

/**
 * A line taken apart.
 *
 * @param first word of it
 * @param bare the line without its comment
 * @param raw all behind the first word, with what may be a comment, for readers with quotes
 */
record Words(String first, String bare, String raw) {
  static Words of(String line) {
    int end = 0;
    while (end < line.length() && !isBlank(line.charAt(end))) end++;
    return new Words(line.substring(0, end), Escapes.withoutComment(line), line.substring(end));
  }

  /** Behind the first word and one blank, as it is but for the comment. */
  String rest() {
    return bare.length() > first.length() ? bare.substring(first.length() + 1) : "";
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }
}
