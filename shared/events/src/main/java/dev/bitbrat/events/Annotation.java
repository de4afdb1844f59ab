package dev.bitbrat.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An insight that a stage added.
 *
 * @param kind for example {@code intent, prompt, personality, custom}
 * @param source who says so, for example {@code rule:greeting}
 */
public record Annotation(
    String id,
    String kind,
    String source,
    @Nullable String createdAt,
    @Nullable Double confidence,
    @Nullable String label,
    @Nullable String value,
    @Nullable Double score,
    @Nullable Map<String, @Nullable Object> payload,
    Map<String, @Nullable Object> extra) {
  public Annotation(
      String id,
      String kind,
      String source,
      @Nullable String createdAt,
      @Nullable Double confidence,
      @Nullable String label,
      @Nullable String value,
      @Nullable Double score,
      @Nullable Map<String, @Nullable Object> payload,
      Map<String, @Nullable Object> extra) {
    this.id = id;
    this.kind = kind;
    this.source = source;
    this.createdAt = createdAt;
    this.confidence = confidence;
    this.label = label;
    this.value = value;
    this.score = score;
    this.payload = payload == null ? null : Tree.mapOf(payload);
    this.extra = Tree.mapOf(extra);
  }
}
