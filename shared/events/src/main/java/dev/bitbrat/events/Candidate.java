package dev.bitbrat.events;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A proposal for the one free reply. The best is sent: lowest priority, then highest confidence,
 * then the earliest.
 *
 * @param kind {@code text, rich} or {@code action}
 * @param status {@code proposed, selected, superseded} or {@code rejected}
 * @param priority lower wins; {@code null} loses against any
 */
public record Candidate(
    String id,
    String kind,
    String source,
    @Nullable String createdAt,
    String status,
    @Nullable Double priority,
    @Nullable Double confidence,
    @Nullable String text,
    @Nullable String format,
    @Nullable String reason,
    Map<String, @Nullable Object> metadata,
    Map<String, @Nullable Object> extra) {
  private static final Comparator<Candidate> BEST_FIRST =
      Comparator.comparingDouble(
              (Candidate c) -> c.priority == null ? Double.POSITIVE_INFINITY : c.priority)
          .thenComparingDouble(c -> c.confidence == null ? 1 : -c.confidence)
          .thenComparing(c -> c.createdAt == null ? "" : c.createdAt);

  public Candidate(
      String id,
      String kind,
      String source,
      @Nullable String createdAt,
      String status,
      @Nullable Double priority,
      @Nullable Double confidence,
      @Nullable String text,
      @Nullable String format,
      @Nullable String reason,
      Map<String, @Nullable Object> metadata,
      Map<String, @Nullable Object> extra) {
    this.id = id;
    this.kind = kind;
    this.source = source;
    this.createdAt = createdAt;
    this.status = status;
    this.priority = priority;
    this.confidence = confidence;
    this.text = text;
    this.format = format;
    this.reason = reason;
    this.metadata = Tree.mapOf(metadata);
    this.extra = Tree.mapOf(extra);
  }

  public static Candidate text(String id, String source, double priority, String text) {
    return new Candidate(
        id, "text", source, null, "proposed", priority, null, text, null, null, Map.of(), Map.of());
  }

  /** The candidate to send, if one is left in the running. */
  public static Optional<Candidate> best(List<Candidate> candidates) {
    return candidates.stream()
        .filter(c -> !c.status.equals("rejected") && !c.status.equals("superseded"))
        .min(BEST_FIRST);
  }

  public Candidate withStatus(String newStatus) {
    return new Candidate(
        id,
        kind,
        source,
        createdAt,
        newStatus,
        priority,
        confidence,
        text,
        format,
        reason,
        metadata,
        extra);
  }
}
