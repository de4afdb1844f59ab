package dev.bitbrat.twitch;

import java.text.BreakIterator;
import java.util.Locale;

/** Makes any text fit to be one chat message on Twitch. */
final class ChatText {
  /** Twitch's own limit; a longer message is refused. */
  static final int MAX_CODE_POINTS = 500;

  private static final String ELLIPSIS = "\u2026";

  /** A word longer than this is cut rather than left out. */
  private static final int LONGEST_WORD = 60;

  private ChatText() {}

  /**
   * One line, at most {@link #MAX_CODE_POINTS} long, cut at a blank; never a command that data
   * smuggled in. Empty if there is nothing to see.
   *
   * @param startsWithData whether the first visible character came from data
   */
  static String fit(String text, boolean startsWithData) {
    String line = text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
    if (firstVisible(line) < 0) return "";
    return cut(startsWithData ? harmless(line) : line);
  }

  /** Twitch executes {@code /ban} and {@code .ban}; other bots take {@code !command}. */
  private static String harmless(String line) {
    int first = line.codePointAt(firstVisible(line));
    return first == '/' || first == '.' || first == '!' ? "\u00b7 " + line : line;
  }

  /** Index of the first code point that shows; invisible ones are no protection. */
  private static int firstVisible(String line) {
    for (int i = 0; i < line.length(); i += Character.charCount(line.codePointAt(i))) {
      if (isVisible(line.codePointAt(i))) return i;
    }
    return -1;
  }

  private static boolean isVisible(int codePoint) {
    if (Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint)) return false;
    return switch (Character.getType(codePoint)) {
      case Character.FORMAT, Character.CONTROL, Character.UNASSIGNED -> false;
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
      default -> true;
    };
  }

  private static String cut(String line) {
    if (line.codePointCount(0, line.length()) <= MAX_CODE_POINTS) return line;
    int limit = line.offsetByCodePoints(0, MAX_CODE_POINTS - 1);
    int end = graphemeEnd(line, limit);
    int blank = line.lastIndexOf(' ', end);
    if (blank > 0 && end - blank <= LONGEST_WORD) end = blank;
    return line.substring(0, end).stripTrailing() + ELLIPSIS;
  }

  /** The last place up to {@code limit} that does not tear what people see as one character. */
  private static int graphemeEnd(String line, int limit) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(line);
    if (characters.isBoundary(limit)) return limit;
    int before = characters.preceding(limit);
    return before <= 0 ? limit : before;
  }
}
