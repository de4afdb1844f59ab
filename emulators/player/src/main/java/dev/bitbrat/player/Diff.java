package dev.bitbrat.player;

import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.Place;
import java.util.ArrayList;
import java.util.List;

/** What was expected at one destination against what came there. */
final class Diff {
  /** More than this on both sides is compared line by line, not by what is common. */
  private static final int MOST_CELLS = 1_000_000;

  private final List<Expectation.Output> expected;
  private final List<Sent> wanted;
  private final List<Sent> came;
  private final Place origin;

  Diff(List<Expectation.Output> expected, List<Sent> came, Place origin) {
    this.expected = expected;
    this.wanted = expected.stream().map(output -> Sent.expected(output, origin)).toList();
    this.came = came;
    this.origin = origin;
  }

  /** In order: the longest common sequence is the same. */
  List<Row> ordered() {
    boolean tooMuch = (long) expected.size() * came.size() > MOST_CELLS;
    int[][] common = tooMuch ? new int[0][] : common();
    List<Row> rows = new ArrayList<>();
    int e = 0;
    int c = 0;
    while (e < expected.size() || c < came.size()) {
      if (e < expected.size() && c < came.size() && wanted.get(e).equals(came.get(c))) {
        rows.add(new Row.Same(expected.get(e++)));
        c++;
      } else if (c == came.size()
          || (e < expected.size() && (tooMuch || common[e + 1][c] >= common[e][c + 1]))) {
        rows.add(new Row.Missing(expected.get(e++)));
      } else {
        rows.add(extra(came.get(c++)));
      }
    }
    return rows;
  }

  /** In any order. */
  List<Row> unordered() {
    List<Row> rows = new ArrayList<>();
    List<Sent> left = new ArrayList<>(came);
    for (int i = 0; i < expected.size(); i++) {
      boolean there = left.remove(wanted.get(i));
      rows.add(there ? new Row.Same(expected.get(i)) : new Row.Missing(expected.get(i)));
    }
    for (Sent sent : left) rows.add(extra(sent));
    return rows;
  }

  private Row extra(Sent sent) {
    return new Row.Extra(sent.line(origin));
  }

  /** Length of the longest common sequence from each pair of places on. */
  private int[][] common() {
    int[][] length = new int[expected.size() + 1][came.size() + 1];
    for (int e = expected.size() - 1; e >= 0; e--) {
      for (int c = came.size() - 1; c >= 0; c--) {
        length[e][c] =
            wanted.get(e).equals(came.get(c))
                ? length[e + 1][c + 1] + 1
                : Math.max(length[e + 1][c], length[e][c + 1]);
      }
    }
    return length;
  }
}
