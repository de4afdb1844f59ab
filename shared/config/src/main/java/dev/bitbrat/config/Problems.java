package dev.bitbrat.config;

import dev.bitbrat.behaviours.Finding.Severity;
import dev.bitbrat.behaviours.words.Names;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Collects what is wrong, so that people hear of everything at once. */
final class Problems {
  private static final int MOST = 200;

  private final List<ConfigProblem> list = new ArrayList<>();

  void error(Place place, String path, String message) {
    add(place, path, message, Severity.ERROR);
  }

  void add(Place place, String path, String message, Severity severity) {
    if (list.size() >= MOST && severity == Severity.WARNING) return;
    list.add(
        new ConfigProblem(place.file(), place.line(), place.column(), path, message, severity));
  }

  /** Reports a name that is none of the valid ones. */
  void unknown(Place place, String path, String name, Collection<String> valid) {
    String hint =
        Names.nearest(name, valid)
            .map(meant -> "did you mean " + meant + '?')
            .orElseGet(() -> "expected one of " + valid.stream().sorted().toList());
    error(place, path, "unknown; " + hint);
  }

  boolean hasErrors() {
    return list.stream().anyMatch(p -> p.severity() == Severity.ERROR);
  }

  /** In the order of files and lines. */
  List<ConfigProblem> all() {
    return list.stream()
        .distinct()
        .sorted(
            Comparator.comparing(ConfigProblem::file)
                .thenComparingInt(ConfigProblem::line)
                .thenComparingInt(ConfigProblem::column))
        .limit(MOST)
        .toList();
  }
}
