package dev.bitbrat.behaviours.words;

import java.util.List;

/** Several things in a sentence. */
public final class Listing {
  private Listing() {}

  /** {@code a, b or c}. */
  public static String either(List<String> words) {
    return join(words, " or ");
  }

  /** {@code a, b and c}. */
  public static String all(List<String> words) {
    return join(words, " and ");
  }

  private static String join(List<String> words, String last) {
    if (words.size() < 2) return String.join("", words);
    int end = words.size() - 1;
    return String.join(", ", words.subList(0, end)) + last + words.get(end);
  }
}
