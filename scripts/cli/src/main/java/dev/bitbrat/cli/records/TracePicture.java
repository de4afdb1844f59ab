package dev.bitbrat.cli.records;

import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A trace for people: a line a stage, with its share of the time. */
public final class TracePicture {
  private static final int WIDTH = 20;

  private TracePicture() {}

  private record Entry(String stage, Duration from, Duration to, String outcome, String detail) {}

  /**
   * @param trace a map for each stage: {@code stage, start, end, outcome, detail}
   */
  public static List<String> of(
      String outcome, String detail, List<Map<String, @Nullable Object>> trace) {
    List<String> lines = new ArrayList<>();
    lines.add(detail.isEmpty() ? outcome : outcome + ": " + detail);
    List<Entry> entries = entries(trace);
    Duration all = entries.stream().map(Entry::to).max(Duration::compareTo).orElse(Duration.ZERO);
    int widest = entries.stream().mapToInt(e -> e.stage().length()).max().orElse(0);
    for (Entry entry : entries) {
      String line =
          "  %s  |%s| %s  %s  %s"
              .formatted(
                  pad(entry.stage(), widest),
                  bar(entry, all),
                  "%8s".formatted(millis(entry.to().minus(entry.from()))),
                  pad(entry.outcome(), 8),
                  entry.detail());
      lines.add(line.stripTrailing());
    }
    return lines;
  }

  private static List<Entry> entries(List<Map<String, @Nullable Object>> trace) {
    List<Entry> entries = new ArrayList<>();
    Instant first = null;
    for (Map<String, @Nullable Object> entry : trace) {
      Instant start = instant(entry, "start");
      Instant end = instant(entry, "end");
      if (start == null || end == null) continue;
      if (first == null) first = start;
      entries.add(
          new Entry(
              text(entry, "stage"),
              Duration.between(first, start),
              Duration.between(first, end),
              text(entry, "outcome"),
              text(entry, "detail")));
    }
    return entries;
  }

  private static String bar(Entry entry, Duration all) {
    long whole = Math.max(1, all.toNanos());
    int from = (int) (entry.from().toNanos() * WIDTH / whole);
    int to = (int) (entry.to().toNanos() * WIDTH / whole);
    from = Math.clamp(from, 0, WIDTH - 1);
    to = Math.clamp(to, from + 1, WIDTH);
    return " ".repeat(from) + "=".repeat(to - from) + " ".repeat(WIDTH - to);
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.1f ms", duration.toNanos() / 1e6);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  private static String text(Map<String, @Nullable Object> map, String key) {
    String text = Tree.string(map, key);
    return text == null ? "" : text;
  }

  private static @Nullable Instant instant(Map<String, @Nullable Object> map, String key) {
    try {
      return Instant.parse(text(map, key));
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
