package dev.bitbrat.rules;

import org.jspecify.annotations.Nullable;

/** The plain text that every match of a pattern starts with. */
final class RegexPrefix {
  private static final String SPECIAL = ".[]()*+?{}|^$\\";

  private RegexPrefix() {}

  /** ASCII, possibly shorter than it could be; {@code null} if there is none to be sure of. */
  static @Nullable String of(String pattern) {
    if (hasAlternatives(pattern)) return null;
    StringBuilder prefix = new StringBuilder();
    int i = pattern.startsWith("^") ? 1 : 0;
    while (i < pattern.length()) {
      int width = isEscapedPunctuation(pattern, i) ? 2 : 1;
      char c = pattern.charAt(i + width - 1);
      boolean plain = c < 128 && (width == 2 || SPECIAL.indexOf(c) < 0);
      if (!plain || isOptional(pattern, i + width)) break;
      prefix.append(c);
      i += width;
    }
    return prefix.isEmpty() ? null : prefix.toString();
  }

  private static boolean isOptional(String pattern, int at) {
    return at < pattern.length() && "*?{".indexOf(pattern.charAt(at)) >= 0;
  }

  private static boolean isEscapedPunctuation(String pattern, int at) {
    if (pattern.charAt(at) != '\\' || at + 1 >= pattern.length()) return false;
    char c = pattern.charAt(at + 1);
    return c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
  }

  /** Whether there is a bar outside of all groups and classes; in doubt there is. */
  private static boolean hasAlternatives(String pattern) {
    int depth = 0;
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      switch (pattern.charAt(i)) {
        case '\\' -> i++;
        case '[' -> inClass = true;
        case ']' -> inClass = false;
        case '(' -> depth += inClass ? 0 : 1;
        case ')' -> depth -= inClass ? 0 : 1;
        case '|' -> {
          if (depth <= 0 && !inClass) return true;
        }
        default -> {}
      }
    }
    return false;
  }
}
