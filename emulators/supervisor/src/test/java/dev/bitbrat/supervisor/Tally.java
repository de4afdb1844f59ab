package dev.bitbrat.supervisor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What came of lines, while they are counted; as {@link KillReport} has it. */
final class Tally {
  int answered;
  final List<String> unknown = new ArrayList<>();
  final List<String> failed = new ArrayList<>();
  final List<String> lost = new ArrayList<>();
  final List<String> doubled = new ArrayList<>();
  final List<String> strayed = new ArrayList<>();

  KillReport report(
      String what, int lines, Map<String, Integer> kills, Duration sending, Duration draining) {
    return new KillReport(
        what, lines, answered, unknown, failed, lost, doubled, strayed, kills, sending, draining);
  }
}
