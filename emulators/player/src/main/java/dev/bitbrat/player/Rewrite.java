package dev.bitbrat.player;

import dev.bitbrat.transcript.Expectation;
import dev.bitbrat.transcript.LineWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes a transcript expect what came; comments and all other lines stay as they are. */
public final class Rewrite {
  private final Map<Integer, Expectation> replaced = new HashMap<>();
  private final Set<Integer> dropped = new HashSet<>();
  private final Map<Integer, List<Expectation>> added = new HashMap<>();

  private Rewrite() {}

  /**
   * @param text that was played
   */
  public static String of(String text, Played played) {
    Rewrite rewrite = new Rewrite();
    for (PlayedStep step : played.differing()) {
      if (step.groups().isEmpty()) continue;
      for (List<Row> group : step.groups()) rewrite.group(step, group);
    }
    return rewrite.apply(text);
  }

  /** What came takes the place of what did not, as long as there is some; then it comes behind. */
  private void group(PlayedStep step, List<Row> group) {
    boolean expected = group.stream().anyMatch(row -> !(row instanceof Row.Extra));
    int at = expected ? step.step().cause().number() : step.lastOutput();
    List<Row> run = new ArrayList<>();
    for (Row row : group) {
      if (row instanceof Row.Same same) {
        at = run(run, at);
        run.clear();
        at = Math.max(at, same.expectation().number());
      } else {
        run.add(row);
      }
    }
    run(run, at);
  }

  /**
   * @param at the line before it
   * @return the last line of it
   */
  private int run(List<Row> run, int at) {
    List<Expectation> missing = expectations(run, Row.Missing.class);
    List<Expectation> extra = expectations(run, Row.Extra.class);
    int last = at;
    for (int i = 0; i < missing.size(); i++) {
      last = missing.get(i).number();
      if (i < extra.size()) replaced.put(last, extra.get(i));
      else if (isOutput(missing.get(i))) dropped.add(last);
    }
    for (int i = missing.size(); i < extra.size(); i++) {
      added.computeIfAbsent(last, line -> new ArrayList<>()).add(extra.get(i));
    }
    return last;
  }

  private static List<Expectation> expectations(List<Row> rows, Class<? extends Row> kind) {
    return rows.stream().filter(kind::isInstance).map(Row::expectation).toList();
  }

  /** What a store should hold cannot be left out because there is no such store. */
  private static boolean isOutput(Expectation expectation) {
    return expectation instanceof Expectation.Output || expectation instanceof Expectation.Silence;
  }

  private String apply(String text) {
    TextLines lines = TextLines.of(text);
    StringBuilder result = new StringBuilder();
    for (int number = 1; number <= lines.count(); number++) {
      String line = lines.content(number);
      List<String> now = new ArrayList<>();
      if (replaced.containsKey(number)) {
        now.add(LineWriter.rewrite(line, replaced.get(number)));
      } else if (dropped.contains(number)) {
        String comment = LineWriter.comment(line);
        if (!comment.isEmpty()) now.add(comment);
      } else {
        now.add(line);
      }
      added.getOrDefault(number, List.of()).forEach(e -> now.add(LineWriter.write(e)));
      lines.append(result, number, now);
    }
    return result.toString();
  }
}
