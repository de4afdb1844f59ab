package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.EventError;
import dev.bitbrat.events.TraceEntry;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Outcomes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down how events ended, for people. */
final class Ends implements Outcomes {
  private static final String ERROR = "  error in ";

  private final List<List<String>> ends = new ArrayList<>();

  @Override
  public void ended(Event event, End end) {
    List<String> lines = new ArrayList<>();
    lines.add(end.kind().wireName() + ": " + end.detail());
    for (TraceEntry entry : event.trace()) {
      String detail = entry.detail();
      if (detail == null || detail.isBlank() || detail.equals(end.detail())) continue;
      lines.add("  " + entry.stage() + ": " + detail);
    }
    for (EventError error : event.errors()) {
      if (error.message().equals(end.detail())) continue;
      lines.add(ERROR + error.source() + ": " + error.message());
    }
    add(lines);
  }

  /** Whether a line says that something is wrong. */
  static boolean isWrong(String line) {
    return line.startsWith(ERROR)
        || line.startsWith(End.Kind.FAILED.wireName() + ": ")
        || line.startsWith(End.Kind.UNKNOWN.wireName() + ": ");
  }

  private synchronized void add(List<String> lines) {
    ends.add(lines);
  }

  /** What ended since the last time; equal ends once, with their number. */
  synchronized List<String> take() {
    Map<List<String>, Integer> counts = new LinkedHashMap<>();
    for (List<String> end : ends) counts.merge(end, 1, Integer::sum);
    ends.clear();
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (end, count) -> {
          lines.add(count == 1 ? end.getFirst() : end.getFirst() + " (" + count + " times)");
          lines.addAll(end.subList(1, end.size()));
        });
    return lines;
  }
}
