package dev.bitbrat.cli.shell;

/** Texts of others, made fit to be shown. */
public final class Texts {
  private Texts() {}

  /** In one line, and without what could steer a terminal. */
  public static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\n' || c == '\r' || c == '\t' || c == '\u2028' || c == '\u2029') {
        line.setCharAt(i, ' ');
      } else if (Character.isISOControl(c)) {
        line.setCharAt(i, '\ufffd');
      }
    }
    return line.toString();
  }

  /** At most so many characters, with an ellipsis where it was cut. */
  public static String cut(String text, int most) {
    if (text.length() <= most) return text;
    int end = most - 1;
    if (Character.isHighSurrogate(text.charAt(end - 1))) end--;
    return text.substring(0, end) + '…';
  }
}
