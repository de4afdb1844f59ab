package dev.bitbrat.cli.shell;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Columns for people; the last one is as wide as it is. */
public final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  public Table(String... head) {
    rows.add(Arrays.asList(head));
  }

  public Table row(String... cells) {
    rows.add(Arrays.stream(cells).map(Texts::oneLine).toList());
    return this;
  }

  /** The lines, without a blank at their ends. */
  public List<String> lines() {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) widths[i] = Math.max(widths[i], row.get(i).length());
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.size(); i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
