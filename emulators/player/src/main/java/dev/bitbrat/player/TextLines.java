package dev.bitbrat.player;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The lines of a text with their ends, so that it can be put together again as it was. */
final class TextLines {
  private static final Pattern LINE = Pattern.compile("([^\\r\\n]*)(\\r\\n|\\r|\\n|\\z)");

  private record Line(String content, String end) {}

  private final List<Line> lines;
  private final String usualEnd;

  private TextLines(List<Line> lines) {
    this.lines = lines;
    this.usualEnd =
        lines.isEmpty() || lines.getFirst().end().isEmpty() ? "\n" : lines.getFirst().end();
  }

  static TextLines of(String text) {
    List<Line> lines = new ArrayList<>();
    Matcher matcher = LINE.matcher(text);
    while (matcher.find() && !matcher.group().isEmpty()) {
      lines.add(new Line(matcher.group(1), matcher.group(2)));
    }
    return new TextLines(lines);
  }

  int count() {
    return lines.size();
  }

  /**
   * @param number from 1
   */
  String content(int number) {
    return lines.get(number - 1).content();
  }

  /** Appends what stands in place of a line; the last of it ends as that line did. */
  void append(StringBuilder text, int number, List<String> now) {
    String end = lines.get(number - 1).end();
    for (int i = 0; i < now.size(); i++) {
      text.append(now.get(i)).append(i < now.size() - 1 ? usualEnd : end);
    }
  }
}
