package dev.bitbrat.rules;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.bitbrat.events.RegexSize;
import org.jspecify.annotations.Nullable;

/** A JavaScript regular expression, matched in linear time. */
final class Regex {
  static final int MAX_LENGTH = 1_000;

  private final Pattern pattern;
  private final int size;

  private Regex(Pattern pattern) {
    this.pattern = pattern;
    this.size = pattern.programSize();
  }

  sealed interface Compiled {
    record Usable(Regex regex) implements Compiled {}

    record Invalid(String reason) implements Compiled {}
  }

  /**
   * @param flags of JavaScript: {@code i}, {@code m} and {@code s} count, {@code g, y, u, d} do not
   */
  static Compiled compile(String source, String flags) {
    if (source.length() > MAX_LENGTH) {
      return new Compiled.Invalid("the pattern has more than " + MAX_LENGTH + " characters");
    }
    if (RegexSize.of(source) > RegexSize.MOST) {
      return new Compiled.Invalid(
          "the repeats in the pattern multiply to more than " + RegexSize.MOST);
    }
    String unknown = unknownFlag(flags);
    if (unknown != null) return new Compiled.Invalid("no flag of a pattern is called " + unknown);
    try {
      Pattern pattern = Pattern.compile(translate(source), mode(flags));
      return new Compiled.Usable(new Regex(pattern));
    } catch (PatternSyntaxException e) {
      return new Compiled.Invalid(
          e.getDescription() + " in the pattern (look-around and back references are not known)");
    }
  }

  private static @Nullable String unknownFlag(String flags) {
    for (int i = 0; i < flags.length(); i++) {
      if ("imsgyud".indexOf(flags.charAt(i)) < 0) return flags.substring(i, i + 1);
    }
    return null;
  }

  private static int mode(String flags) {
    return (flags.indexOf('i') < 0 ? 0 : Pattern.CASE_INSENSITIVE)
        | (flags.indexOf('m') < 0 ? 0 : Pattern.MULTILINE)
        | (flags.indexOf('s') < 0 ? 0 : Pattern.DOTALL);
  }

  /** Steps that compiling a pattern costs. */
  static int cost(String source) {
    if (source.length() > MAX_LENGTH) return 1;
    return 100 + 10 * (int) Math.min(RegexSize.of(source), RegexSize.MOST);
  }

  boolean find(String text, Run run) {
    // Linear, but in the length of both.
    run.charge((int) Math.min(Run.BUDGET + 1, 1 + (long) text.length() * size / 64));
    return pattern.matcher(text).find();
  }

  /** JavaScript writes a character by its code as {@code \}{@code uXXXX}, RE2 in braces. */
  private static String translate(String source) {
    if (!source.contains("\\u")) return source;
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < source.length()) {
      char c = source.charAt(i);
      boolean escape = c == '\\' && i + 1 < source.length();
      if (escape && isCode(source, i)) {
        out.append("\\x{").append(source, i + 2, i + 6).append('}');
        i += 6;
      } else {
        out.append(source, i, i + (escape ? 2 : 1));
        i += escape ? 2 : 1;
      }
    }
    return out.toString();
  }

  private static boolean isCode(String source, int at) {
    if (source.charAt(at + 1) != 'u' || at + 6 > source.length()) return false;
    for (int i = at + 2; i < at + 6; i++) {
      char c = source.charAt(i);
      if (c > 'f' || Character.digit(c, 16) < 0) return false;
    }
    return true;
  }
}
