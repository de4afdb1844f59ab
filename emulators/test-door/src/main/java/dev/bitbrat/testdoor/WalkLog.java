package dev.bitbrat.testdoor;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Outcomes;
import dev.bitbrat.pipeline.RunScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far events went: a line each for a stage's run that is over and for an end, in a file that
 * all processes append to.
 */
public final class WalkLog implements Outcomes, RunScope {
  private static final ScopedValue<String> STAGE = ScopedValue.newInstance();

  private final Path file;

  WalkLog(Path file) {
    this.file = file;
  }

  /** What a process told. */
  public sealed interface Line {
    String stage();

    String correlationId();

    /** Everything that the run had to send was sent; it may have ended the event. */
    record Ran(String stage, String correlationId) implements Line {}

    /** As {@link End}; told before the run is over. */
    record Ended(String stage, String correlationId, String kind, String detail) implements Line {}
  }

  /** Where it is for a control file. */
  public static Path beside(Path control) {
    return control.resolveSibling(control.getFileName() + ".walks");
  }

  /** A run that throws leaves no line: it comes again. */
  @Override
  public void within(Map<String, String> fields, Runnable run) {
    String stage = fields.getOrDefault("stage", "");
    ScopedValue.where(STAGE, stage).run(run);
    append(stage, fields.getOrDefault("correlationId", ""), null);
  }

  @Override
  public void ended(Event event, End end) {
    append(STAGE.orElse(""), event.correlationId(), end);
  }

  /** All whole lines so far. */
  public static List<Line> read(Path file) throws IOException {
    if (!Files.exists(file)) return List.of();
    String text = Files.readString(file);
    return text.substring(0, text.lastIndexOf('\n') + 1).lines().map(WalkLog::line).toList();
  }

  private void append(String stage, String correlationId, @Nullable End end) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    line.put("stage", stage);
    line.put("correlationId", correlationId);
    if (end != null) {
      line.put("kind", end.kind().wireName());
      line.put("detail", end.detail());
    }
    byte[] bytes = (Json.write(line) + '\n').getBytes(StandardCharsets.UTF_8);
    try {
      Files.write(file, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String text) {
    Map<String, @Nullable Object> fields = Json.parseObject(text);
    String stage = String.valueOf(Tree.string(fields, "stage"));
    String correlationId = String.valueOf(Tree.string(fields, "correlationId"));
    String kind = Tree.string(fields, "kind");
    return kind == null
        ? new Line.Ran(stage, correlationId)
        : new Line.Ended(stage, correlationId, kind, String.valueOf(Tree.string(fields, "detail")));
  }
}
