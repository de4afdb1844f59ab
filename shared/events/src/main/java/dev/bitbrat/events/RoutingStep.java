package dev.bitbrat.events;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One step of the way that the router planned.
 *
 * @param attempt how often the step was dispatched
 * @param maxAttempts how often it may fail before it is a dead letter
 * @param nextTopic topic of the stage that does the step
 * @param attributes for the stage; {@code always=true} keeps an LLM step although a behaviour
 *     answered
 */
public record RoutingStep(
    String id,
    String v,
    Status status,
    int attempt,
    int maxAttempts,
    @Nullable String nextTopic,
    Map<String, String> attributes,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable StepError error,
    @Nullable String notes,
    Map<String, @Nullable Object> extra) {
  public static final int DEFAULT_MAX_ATTEMPTS = 3;

  public enum Status {
    PENDING,
    OK,
    ERROR,
    SKIP
  }

  public record StepError(String code, @Nullable String message, boolean retryable) {}

  public RoutingStep(
      String id,
      String v,
      Status status,
      int attempt,
      int maxAttempts,
      @Nullable String nextTopic,
      Map<String, String> attributes,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable StepError error,
      @Nullable String notes,
      Map<String, @Nullable Object> extra) {
    this.id = id;
    this.v = v;
    this.status = status;
    this.attempt = attempt;
    this.maxAttempts = maxAttempts;
    this.nextTopic = nextTopic;
    this.startedAt = startedAt;
    this.endedAt = endedAt;
    this.error = error;
    this.notes = notes;
    this.attributes = Map.copyOf(attributes);
    this.extra = Tree.mapOf(extra);
  }

  public static RoutingStep pending(String id, String nextTopic) {
    return pending(id, nextTopic, DEFAULT_MAX_ATTEMPTS, Map.of());
  }

  public static RoutingStep pending(
      String id, String nextTopic, int maxAttempts, Map<String, String> attributes) {
    return new RoutingStep(
        id,
        "2",
        Status.PENDING,
        0,
        maxAttempts,
        nextTopic,
        attributes,
        null,
        null,
        null,
        null,
        Map.of());
  }

  /** This step, sent to its stage at {@code now}; the first start is kept. */
  public RoutingStep started(Instant now) {
    Instant start = startedAt == null ? now : startedAt;
    return new RoutingStep(
        id,
        v,
        status,
        attempt + 1,
        maxAttempts,
        nextTopic,
        attributes,
        start,
        endedAt,
        error,
        notes,
        extra);
  }

  /** This step, over at {@code now} with {@code end}. */
  public RoutingStep ended(
      Status end, Instant now, @Nullable StepError failure, @Nullable String note) {
    return new RoutingStep(
        id,
        v,
        end,
        attempt,
        maxAttempts,
        nextTopic,
        attributes,
        startedAt,
        now,
        failure,
        note == null ? notes : note,
        extra);
  }
}
