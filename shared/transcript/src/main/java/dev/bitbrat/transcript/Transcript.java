package dev.bitbrat.transcript;

import java.util.List;

/** What goes into a bot and what must come out, step by step. */
public record Transcript(List<Step> steps) {
  /** Characters of a text. */
  public static final int MAX_LENGTH = 1 << 20;

  /** Lines of a text. */
  public static final int MAX_LINES = 20_000;

  public Transcript {
    steps = List.copyOf(steps);
  }

  /** Never throws, whatever the text. */
  public static Parsed parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return tooLarge(1, "the text has " + text.length() + " characters", MAX_LENGTH);
    }
    // A mark that editors put there; it is no part of the text.
    List<String> lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).lines().toList();
    if (lines.size() > MAX_LINES) {
      return tooLarge(MAX_LINES + 1, "the text has " + lines.size() + " lines", MAX_LINES);
    }
    Steps steps = new Steps();
    for (int i = 0; i < lines.size(); i++) steps.add(LineReader.read(i + 1, lines.get(i)));
    return steps.parsed();
  }

  private static Parsed tooLarge(int line, String what, int most) {
    return new Parsed.Invalid(List.of(new Problem(line, what, "at most " + most)));
  }
}
