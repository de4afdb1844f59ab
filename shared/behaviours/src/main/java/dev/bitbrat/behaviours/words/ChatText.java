package dev.bitbrat.behaviours.words;

import java.util.ArrayList;
import java.util.List;

/**
 * What somebody said, as words. Code points that nobody sees are taken from the first word and from
 * the end, where clients and keyboards put them; elsewhere they belong to emoji and scripts.
 */
public final class ChatText {
  private ChatText() {}

  public static boolean isBlank(String text) {
    return text.codePoints().allMatch(c -> isSpace(c) || isInvisible(c));
  }

  public static boolean isSpace(int c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == 0x85;
  }

  public static boolean isInvisible(int c) {
    return c == 0x34F
        || c == 0x180E
        || (c >= 0x200B && c <= 0x200D)
        || c == 0x2060
        || c == 0xFEFF
        || (c >= 0xE0000 && c <= 0xE007F);
  }

  public static List<String> words(String text) {
    String line = withoutInvisibleEnd(text);
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    line.codePoints()
        .forEach(
            c -> {
              if (isSpace(c)) {
                add(words, word);
              } else {
                word.appendCodePoint(c);
              }
            });
    add(words, word);
    if (!words.isEmpty()) words.set(0, visible(words.getFirst()));
    return words;
  }

  /** The words, separated by one blank. */
  public static String line(String text) {
    return String.join(" ", words(text));
  }

  private static void add(List<String> words, StringBuilder word) {
    String text = word.toString();
    if (!isBlank(text)) words.add(text);
    word.setLength(0);
  }

  /** The first word, or {@code ""}; cheaper than all words. */
  public static String firstWord(String text) {
    int start = 0;
    while (start < text.length() && isSpaceOrInvisible(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    int end = start;
    while (end < text.length() && !isSpace(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return visible(text.substring(start, end));
  }

  private static boolean isSpaceOrInvisible(int c) {
    return isSpace(c) || isInvisible(c);
  }

  public static String visible(String word) {
    if (word.codePoints().noneMatch(ChatText::isInvisible)) return word;
    StringBuilder visible = new StringBuilder();
    word.codePoints().filter(c -> !isInvisible(c)).forEach(visible::appendCodePoint);
    return visible.toString();
  }

  private static String withoutInvisibleEnd(String text) {
    int end = text.length();
    while (end > 0 && isSpaceOrInvisible(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }
}
