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

/**
 * Runs {@link MatchingBench} and prints the fastest iteration of each: it takes microseconds, and
 * whatever else the machine does only makes it slower.
 */
public final class MatchingTable {
  private MatchingTable() {}

  /** Prints a table; {@code --quick} measures once and shortly. */
  public static void main(String[] arguments) throws RunnerException {
    boolean quick = List.of(arguments).contains("--quick");
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(MatchingBench.class.getSimpleName())
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true)
            .forks(1)
            .jvmArgsAppend("-XX:+UseSerialGC", "-Xms1g", "-Xmx1g")
            .warmupIterations(quick ? 3 : 6)
            .warmupTime(TimeValue.milliseconds(300))
            .measurementIterations(quick ? 5 : 15)
            .measurementTime(TimeValue.milliseconds(100));
    Map<String, Row> rows = new TreeMap<>();
    for (RunResult result : new Runner(options.build()).run()) {
      String kind = result.getParams().getParam("kind");
      String line = result.getParams().getParam("line");
      int behaviours = Integer.parseInt(result.getParams().getParam("behaviours"));
      Row row =
          rows.computeIfAbsent(key(kind, line, behaviours), key -> new Row(kind, line, behaviours));
      double nanos = result.getPrimaryResult().getStatistics().getMin();
      if (result.getPrimaryResult().getLabel().equals("concerns")) row.concerns = nanos;
      else row.decide = nanos;
    }
    print(rows);
  }

  private static String key(String kind, String line, int behaviours) {
    return "%s %s %06d".formatted(kind, line, behaviours);
  }

  private static void print(Map<String, Row> rows) {
    System.out.println("| bot | line | behaviours | concerns us | decide us | vs 10 | vs 10 |");
    System.out.println("|---|---|---|---|---|---|---|");
    for (Row row : rows.values()) {
      Row few = rows.getOrDefault(key(row.kind, row.line, 10), row);
      System.out.printf(
          Locale.ROOT,
          "| %s | %s | %d | %.3f | %.3f | %.2f | %.2f |%n",
          row.kind,
          row.line,
          row.behaviours,
          row.concerns / 1e3,
          row.decide / 1e3,
          row.concerns / few.concerns,
          row.decide / few.decide);
    }
  }

  private static final class Row {
    private final String kind;
    private final String line;
    private final int behaviours;
    private double concerns;
    private double decide;

    private Row(String kind, String line, int behaviours) {
      this.kind = kind;
      this.line = line;
      this.behaviours = behaviours;
    }
  }
}
