package dev.bitbrat.platform.text;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Makes any text fit to be one message, or several, of a platform.
 *
 * @param most code points that a message may have
 * @param oneLine whether line breaks become blanks
 * @param commandSigns what the platform, or another bot there, takes for a command at the start
 */
public record MessageText(int most, boolean oneLine, String commandSigns) {
  private static final String ELLIPSIS = "\u2026";

  /** A word longer than this is cut rather than left out. */
  private static final int LONGEST_WORD = 60;

  /**
   * At most {@link #most} long, cut at a blank; never a command that data smuggled in. Empty if
   * there is nothing to see.
   *
   * @param startsWithData whether the first visible character came from data
   */
  public String fit(String text, boolean startsWithData) {
    String clean = clean(text, startsWithData);
    if (length(clean) <= most) return clean;
    return clean.substring(0, end(clean, most - 1)).stripTrailing() + ELLIPSIS;
  }

  /**
   * All of it in as many messages as needed, parted at blanks; none if there is nothing to see.
   *
   * @param pieces at most so many: the last one is cut
   */
  public List<String> split(String text, boolean startsWithData, int pieces) {
    List<String> messages = new ArrayList<>();
    String rest = clean(text, startsWithData);
    while (!rest.isEmpty() && messages.size() < pieces - 1 && length(rest) > most) {
      int end = end(rest, most);
      messages.add(rest.substring(0, end).stripTrailing());
      // What comes next stood within the text: wherever it is parted, it starts with data.
      rest = harmless(rest.substring(end).strip());
    }
    if (!rest.isEmpty()) messages.add(fit(rest, false));
    return messages;
  }

  private String clean(String text, boolean startsWithData) {
    String clean = oneLine ? asOneLine(text) : asLines(text);
    if (firstVisible(clean) < 0) return "";
    return startsWithData ? harmless(clean) : clean;
  }

  private static String asOneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\s]+", " ").strip();
  }

  private static String asLines(String text) {
    return text.replaceAll("\\r\\n?|[\\u2028\\u2029]", "\n")
        .replaceAll("[\\p{Cntrl}&&[^\\n]]+", " ")
        .strip();
  }

  /** A visible character before it: a command is one only at the start. */
  private String harmless(String text) {
    int first = firstVisible(text);
    boolean command = first >= 0 && commandSigns.indexOf(text.codePointAt(first)) >= 0;
    return command ? "\u00b7 " + text : text;
  }

  /** Index of the first code point that shows; invisible ones are no protection. */
  private static int firstVisible(String text) {
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      if (isVisible(text.codePointAt(i))) return i;
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

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }

  /** Where to end, at most {@code codePoints} in: at a blank if one is near. */
  private static int end(String text, int codePoints) {
    int end = graphemeEnd(text, text.offsetByCodePoints(0, codePoints));
    int blank = Math.max(text.lastIndexOf(' ', end), text.lastIndexOf('\n', end));
    return blank > 0 && end - blank <= LONGEST_WORD ? blank : end;
  }

  /** The last place up to {@code limit} that does not tear what people see as one character. */
  private static int graphemeEnd(String text, int limit) {
    BreakIterator characters = BreakIterator.getCharacterInstance(Locale.ROOT);
    characters.setText(text);
    if (characters.isBoundary(limit)) return limit;
    int before = characters.preceding(limit);
    return before <= 0 ? limit : before;
  }
}
