package dev.bitbrat.bench;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link RoutingBench} and prints its results side by side. */
public final class RoutingTable {
  private RoutingTable() {}

  /** Prints a table; {@code --quick} measures once and shortly. */
  public static void main(String[] arguments) throws RunnerException {
    boolean quick = List.of(arguments).contains("--quick");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(RoutingBench.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .forks(quick ? 1 : 2)
            .warmupIterations(quick ? 2 : 4)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(quick ? 2 : 5)
            .measurementTime(TimeValue.milliseconds(quick ? 300 : 1000));
    Map<String, Row> rows = new TreeMap<>();
    for (RunResult result : new Runner(options.build()).run()) {
      String line = result.getParams().getParam("line");
      int rules = Integer.parseInt(result.getParams().getParam("rules"));
      Row row = rows.computeIfAbsent("%s %06d".formatted(line, rules), key -> new Row(line, rules));
      double nanos = result.getPrimaryResult().getScore();
      if (result.getPrimaryResult().getLabel().equals("bitbrat")) row.ours = nanos;
      else row.theirs = nanos;
    }
    print(rows);
  }

  private static void print(Map<String, Row> rows) {
    System.out.println("| line | rules | us/event | json-logic-java us | times | vs 10 rules |");
    System.out.println("|---|---|---|---|---|---|");
    for (Row row : rows.values()) {
      Row few = rows.getOrDefault("%s %06d".formatted(row.line, 10), row);
      System.out.printf(
          Locale.ROOT,
          "| %s | %d | %.2f | %.2f | %.0f | %.2f |%n",
          row.line,
          row.rules,
          row.ours / 1e3,
          row.theirs / 1e3,
          row.theirs / row.ours,
          row.ours / few.ours);
    }
  }

  private static final class Row {
    private final String line;
    private final int rules;
    private double ours;
    private double theirs;

    private Row(String line, int rules) {
      this.line = line;
      this.rules = rules;
    }
  }
}
