package dev.bitbrat.supervisor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What came of it.
 *
 * @param failed ended in any other way
 * @param lost did not end
 * @param doubled arrived more than once
 * @param strayed answered, but did not arrive once; or neither answered nor unknown, and arrived
 * @param sending until the last line was accepted
 * @param draining from then until the last line had ended
 */
record KillReport(
    String what,
    int lines,
    int answered,
    List<String> unknown,
    List<String> failed,
    List<String> lost,
    List<String> doubled,
    List<String> strayed,
    Map<String, Integer> kills,
    Duration sending,
    Duration draining) {
  int killed() {
    return kills.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** Adds a line for people to a file of the build. */
  KillReport write() throws IOException {
    String row =
        String.format(
            Locale.ROOT,
            "%-16s lines %d answered %d unknown %d failed %d lost %d doubled %d strayed %d"
                + " kills %d %s sending %d s draining %d s%n",
            what,
            lines,
            answered,
            unknown.size(),
            failed.size(),
            lost.size(),
            doubled.size(),
            strayed.size(),
            killed(),
            kills,
            sending.toSeconds(),
            draining.toSeconds());
    Path file = Path.of("target", "kill-test.txt");
    Files.writeString(file, row, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return this;
  }
}
