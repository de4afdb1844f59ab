package dev.bitbrat.events;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened on a platform other than somebody speaking: a raid, a follow.
 *
 * @param id the platform's id of it
 * @param kind our name of it, for example {@code raid}; the platform's own where we have none
 * @param metadata the details in our names: {@code user, viewers, ...}
 */
public record ExternalEvent(
    String id,
    String source,
    String kind,
    @Nullable String version,
    @Nullable String createdAt,
    Map<String, @Nullable Object> metadata,
    @Nullable Map<String, @Nullable Object> rawPayload,
    Map<String, @Nullable Object> extra) {
  public ExternalEvent(
      String id,
      String source,
      String kind,
      @Nullable String version,
      @Nullable String createdAt,
      Map<String, @Nullable Object> metadata,
      @Nullable Map<String, @Nullable Object> rawPayload,
      Map<String, @Nullable Object> extra) {
    this.id = id;
    this.source = source;
    this.kind = kind;
    this.version = version;
    this.createdAt = createdAt;
    this.metadata = Tree.mapOf(metadata);
    this.rawPayload = rawPayload == null ? null : Tree.mapOf(rawPayload);
    this.extra = Tree.mapOf(extra);
  }
}
