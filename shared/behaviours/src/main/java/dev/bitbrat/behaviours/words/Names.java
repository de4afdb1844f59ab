package dev.bitbrat.behaviours.words;

import java.text.Normalizer;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** How names compare, and which one was meant. */
public final class Names {
  private static final int DOTLESS_I = 0x131;
  private static final int LONGEST_GUESS = 64;

  private Names() {}

  /** NFC and full case folding, whatever the locale: equal for names that count as the same. */
  public static String fold(String name) {
    if (isAscii(name)) return name.toLowerCase(Locale.ROOT);
    StringBuilder folded = new StringBuilder();
    nfc(name).codePoints().forEach(c -> folded.append(foldOne(c)));
    return nfc(folded.toString());
  }

  /** One at a time, so that no rule about a character's neighbours applies (final sigma). */
  private static String foldOne(int codePoint) {
    String text = Character.toString(codePoint);
    if (codePoint == DOTLESS_I) return text;
    return text.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x80);
  }

  private static String nfc(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }

  /** The one of {@code valid} that {@code name} was probably meant to be. */
  public static Optional<String> nearest(String name, Collection<String> valid) {
    if (name.length() > LONGEST_GUESS) return Optional.empty();
    String best = null;
    int least = Math.clamp(name.length() / 4, 1, 3) + 1;
    for (String candidate : valid) {
      int distance = distance(fold(name), fold(candidate));
      if (distance < least && distance < candidate.length()) {
        least = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Insertions, deletions, replacements and swaps of neighbours between the two. */
  static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) cost[i][0] = i;
    for (int j = 0; j <= other.length(); j++) cost[0][j] = j;
    for (int i = 1; i <= one.length(); i++) {
      for (int j = 1; j <= other.length(); j++) {
        int replace = cost[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
            i > 1
                && j > 1
                && one.charAt(i - 1) == other.charAt(j - 2)
                && one.charAt(i - 2) == other.charAt(j - 1);
        if (swapped) cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
      }
    }
    return cost[one.length()][other.length()];
  }
}
