package dev.bitbrat.stages;

import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Write;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was in force since when: {@code bots/{bot}/versions/{time-hash}} with {@code at, author,
 * message, bundle, before}. The bundles that they name are kept.
 */
final class Versions {
  private Versions() {}

  /**
   * @param author login or name of who made it
   * @param before hash of the bundle that was in force until then
   */
  static Write write(
      String bot,
      String bundle,
      @Nullable String before,
      @Nullable String author,
      @Nullable String message,
      Instant at) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("at", at.toString());
    fields.put("author", author);
    fields.put("message", message);
    fields.put("bundle", bundle);
    fields.put("before", before);
    String id = DocPath.segment(at + "-" + bundle.substring(0, Math.min(12, bundle.length())));
    DocPath path = DocPath.of("bots", bot, "versions", id);
    return new Write.Put(path, fields, Write.Condition.ANY, null);
  }
}
