package dev.bitbrat.cli.test;

import dev.bitbrat.player.PlayedStep;
import dev.bitbrat.player.Row;
import dev.bitbrat.transcript.LineWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Results for programs: one object a story. */
final class JsonReport {
  private JsonReport() {}

  static Map<String, @Nullable Object> of(Result result) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("story", result.story().name());
    json.put("bot", result.story().bot().toString());
    json.put("ok", result.ok());
    json.put("steps", result.steps());
    json.put("updated", result.updated());
    json.put("differences", result.failed().stream().map(JsonReport::difference).toList());
    return json;
  }

  private static Map<String, @Nullable Object> difference(PlayedStep step) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("line", step.step().cause().number());
    json.put("input", LineWriter.write(step.step().cause()));
    json.put("expected", texts(step, row -> !(row instanceof Row.Extra)));
    json.put("came", texts(step, row -> !(row instanceof Row.Missing)));
    json.put("trouble", step.trouble());
    json.put("why", step.why());
    return json;
  }

  private static List<String> texts(PlayedStep step, Predicate<Row> which) {
    return step.rows().stream().filter(which).map(Row::text).toList();
  }
}
