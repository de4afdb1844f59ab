package dev.bitbrat.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The plain texts that whatever matches a pattern contains: of each set at least one. Read from the
 * pattern in one go, without understanding all of it; in doubt it says nothing.
 */
final class RegexParts {
  /** Escapes that stand for some character, or for none: they only end a plain text. */
  private static final String KNOWN_ESCAPES = "bBdDwWsSnrtfv";

  private final String pattern;
  private int at;
  private boolean unsure;

  private RegexParts(String pattern) {
    this.pattern = pattern;
  }

  private enum Repeat {
    ONCE,
    ONCE_OR_MORE,
    MAYBE_NEVER
  }

  /** ASCII texts, as they stand in the pattern. */
  static List<Set<String>> of(String pattern) {
    RegexParts parts = new RegexParts(pattern);
    List<Set<String>> required = parts.alternatives();
    return parts.unsure || parts.at < pattern.length() ? List.of() : required;
  }

  private List<Set<String>> alternatives() {
    List<List<Set<String>>> branches = new ArrayList<>();
    branches.add(sequence());
    while (take('|')) branches.add(sequence());
    return branches.size() == 1 ? branches.getFirst() : oneOf(branches);
  }

  private static List<Set<String>> oneOf(List<List<Set<String>>> branches) {
    Set<String> any = new LinkedHashSet<>();
    for (List<Set<String>> branch : branches) {
      Optional<Set<String>> longest =
          branch.stream().max(Comparator.comparingInt(RegexParts::shortest));
      if (longest.isEmpty()) return List.of();
      any.addAll(longest.get());
    }
    return List.of(any);
  }

  private static int shortest(Set<String> texts) {
    return texts.stream().mapToInt(String::length).min().orElse(0);
  }

  /** What stands side by side, up to a bar or the end of the group. */
  private List<Set<String>> sequence() {
    List<Set<String>> required = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    while (!unsure && at < pattern.length() && peek() != '|' && peek() != ')') {
      char c = pattern.charAt(at++);
      List<Set<String>> group = c == '(' ? group() : List.of();
      boolean isPlain = c == '\\' ? escape() : isPlain(c);
      char last = pattern.charAt(at - 1);
      if (c == '[') skipClass();
      Repeat repeat = repeat();
      if (isPlain && repeat != Repeat.MAYBE_NEVER) plain.append(last);
      if (!isPlain || repeat != Repeat.ONCE) end(plain, required);
      if (repeat != Repeat.MAYBE_NEVER) required.addAll(group);
    }
    end(plain, required);
    return required;
  }

  private static void end(StringBuilder plain, List<Set<String>> required) {
    if (!plain.isEmpty()) required.add(Set.of(plain.toString()));
    plain.setLength(0);
  }

  private static boolean isPlain(char c) {
    return c < 128 && ".[]()*+?{}|^$\\".indexOf(c) < 0;
  }

  private List<Set<String>> group() {
    if (take('?') && !take(':')) unsure = true;
    List<Set<String>> required = unsure ? List.of() : alternatives();
    if (!take(')')) unsure = true;
    return required;
  }

  /** Goes behind an escape; whether it stands for the very character after the backslash. */
  private boolean escape() {
    if (at == pattern.length()) {
      unsure = true;
      return false;
    }
    char c = pattern.charAt(at++);
    boolean punctuation = c > ' ' && c < 127 && !Character.isLetterOrDigit(c);
    if (!punctuation && KNOWN_ESCAPES.indexOf(c) < 0) unsure = true;
    return punctuation;
  }

  /** Goes behind a class; a bracket that may or may not be of its text is not judged here. */
  private void skipClass() {
    boolean _ = take('^');
    if (at < pattern.length() && peek() == ']') unsure = true;
    while (!unsure && !take(']')) {
      if (at == pattern.length() || peek() == '[') unsure = true;
      else if (take('\\')) at = Math.min(at + 1, pattern.length());
      else at++;
    }
  }

  private Repeat repeat() {
    if (unsure || at == pattern.length()) return Repeat.ONCE;
    return switch (peek()) {
      case '+' -> repeated(Repeat.ONCE_OR_MORE);
      case '*', '?' -> repeated(Repeat.MAYBE_NEVER);
      case '{' -> {
        int close = pattern.indexOf('}', at);
        if (close < 0) unsure = true;
        else at = close;
        yield repeated(Repeat.MAYBE_NEVER);
      }
      default -> Repeat.ONCE;
    };
  }

  /** Goes behind the sign, and the mark that has it take as little as it can. */
  private Repeat repeated(Repeat repeat) {
    at++;
    boolean _ = take('?');
    if (at < pattern.length() && "*+?{".indexOf(peek()) >= 0) unsure = true;
    return repeat;
  }

  private char peek() {
    return pattern.charAt(at);
  }

  private boolean take(char c) {
    boolean there = at < pattern.length() && peek() == c;
    if (there) at++;
    return there;
  }
}
