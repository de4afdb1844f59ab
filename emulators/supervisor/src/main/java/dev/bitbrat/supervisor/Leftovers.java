package dev.bitbrat.supervisor;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Processes that may outlive the one that started them, on record in a file of the home. A process
 * is known by its id and its start: ids are used again.
 */
final class Leftovers {
  private final Path file;

  Leftovers(Path file) {
    this.file = file;
  }

  /** Puts those on record, in place of all others. */
  void record(Stream<ProcessHandle> processes) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    processes.forEach(process -> start(process).ifPresent(at -> rows.add(row(process, at))));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, Json.write(Map.of("processes", rows)) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /** Ends what a supervisor that was killed left behind; tells how many there were. */
  int end() {
    int ended = 0;
    for (Map<String, @Nullable Object> row : rows()) {
      Optional<ProcessHandle> process = ProcessHandle.of(Tree.number(row, "pid", 0));
      String since = Tree.string(row, "since");
      if (process.flatMap(Leftovers::start).map(Instant::toString).equals(Optional.ofNullable(since))
          && since != null) {
        process.ifPresent(ProcessHandle::destroyForcibly);
        ended++;
      }
    }
    forget();
    return ended;
  }

  void forget() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file + ": " + e.getMessage(), e);
    }
  }

  private List<Map<String, @Nullable Object>> rows() {
    try {
      return Tree.maps(Json.parseObject(Files.readString(file)), "processes");
    } catch (IOException | JsonException e) {
      return List.of();
    }
  }

  private static Map<String, @Nullable Object> row(ProcessHandle process, Instant since) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("pid", process.pid());
    row.put("since", since.toString());
    return row;
  }

  private static Optional<Instant> start(ProcessHandle process) {
    return process.info().startInstant();
  }
}
