package dev.bitbrat.json;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.EventError;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.TraceEntry;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the parts that stages add to an event. */
final class PartReader {
  private final WireReader in;

  PartReader(WireReader in) {
    this.in = in;
  }

  Annotation annotation() throws IOException {
    String id = null;
    String kind = null;
    String source = null;
    String createdAt = null;
    Double confidence = null;
    String label = null;
    String value = null;
    Double score = null;
    Map<String, @Nullable Object> payload = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "kind" -> kind = in.text();
        case "source" -> source = in.text();
        case "createdAt" -> createdAt = in.text();
        case "confidence" -> confidence = in.decimal();
        case "label" -> label = in.text();
        case "value" -> value = in.text();
        case "score" -> score = in.decimal();
        case "payload" -> payload = in.map();
        default -> fields.keep(name);
      }
    }
    return new Annotation(
        in.required(id, "id"),
        kind == null ? "custom" : kind,
        in.required(source, "source"),
        createdAt,
        confidence,
        label,
        value,
        score,
        payload,
        fields.rest());
  }

  Candidate candidate() throws IOException {
    String id = null;
    String kind = null;
    String source = null;
    String createdAt = null;
    String status = null;
    Double priority = null;
    Double confidence = null;
    String text = null;
    String format = null;
    String reason = null;
    Map<String, @Nullable Object> metadata = Map.of();
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "kind" -> kind = in.text();
        case "source" -> source = in.text();
        case "createdAt" -> createdAt = in.text();
        case "status" -> status = in.text();
        case "priority" -> priority = in.decimal();
        case "confidence" -> confidence = in.decimal();
        case "text" -> text = in.text();
        case "format" -> format = in.text();
        case "reason" -> reason = in.text();
        case "metadata" -> metadata = in.mapOrEmpty();
        default -> fields.keep(name);
      }
    }
    return new Candidate(
        in.required(id, "id"),
        kind == null ? "text" : kind,
        in.required(source, "source"),
        createdAt,
        status == null ? "proposed" : status,
        priority,
        confidence,
        text,
        format,
        reason,
        metadata,
        fields.rest());
  }

  Delivery delivery() throws IOException {
    String kind = null;
    String id = null;
    String source = null;
    String text = null;
    String action = null;
    boolean startsWithData = false;
    Delivery.Target target = Delivery.Target.ORIGIN;
    Map<String, @Nullable Object> arguments = Map.of();
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "kind" -> kind = in.text();
        case "id" -> id = in.text();
        case "source" -> source = in.text();
        case "text" -> text = in.text();
        case "startsWithData" -> startsWithData = in.flag(false);
        case "target" -> target = target();
        case "action" -> action = in.text();
        case "arguments" -> arguments = in.mapOrEmpty();
        default -> fields.keep(name);
      }
    }
    String knownId = in.required(id, "id");
    String knownSource = in.required(source, "source");
    return switch (in.required(kind, "kind")) {
      case "text", "" ->
          new Delivery.Text(
              knownId,
              target,
              knownSource,
              in.required(text, "text"),
              startsWithData,
              fields.rest());
      case "action" ->
          new Delivery.PlatformAction(
              knownId,
              target,
              knownSource,
              in.required(action, "action"),
              arguments,
              fields.rest());
      default -> throw in.unfit("kind", "text or action");
    };
  }

  private Delivery.Target target() throws IOException {
    if (in.isNull()) return Delivery.Target.ORIGIN;
    String output = null;
    String channel = null;
    String replyTo = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "output" -> output = in.text();
        case "channel" -> channel = in.text();
        case "replyTo" -> replyTo = in.text();
        default -> fields.keep(name);
      }
    }
    return new Delivery.Target(output, channel, replyTo);
  }

  RoutingStep step() throws IOException {
    String id = null;
    String v = null;
    RoutingStep.Status status = RoutingStep.Status.PENDING;
    int attempt = 0;
    int maxAttempts = RoutingStep.DEFAULT_MAX_ATTEMPTS;
    String nextTopic = null;
    Map<String, String> attributes = Map.of();
    Instant startedAt = null;
    Instant endedAt = null;
    RoutingStep.StepError error = null;
    String notes = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "v" -> v = in.text();
        case "status" -> status = in.constant(RoutingStep.Status.class, status);
        case "attempt" -> attempt = in.count(0);
        case "maxAttempts" -> maxAttempts = in.count(RoutingStep.DEFAULT_MAX_ATTEMPTS);
        case "nextTopic" -> nextTopic = in.text();
        case "attributes" -> attributes = in.attributes();
        case "startedAt" -> startedAt = in.instant();
        case "endedAt" -> endedAt = in.instant();
        case "error" -> error = stepError();
        case "notes" -> notes = in.text();
        default -> fields.keep(name);
      }
    }
    return new RoutingStep(
        in.required(id, "id"),
        v == null ? "2" : v,
        status,
        attempt,
        maxAttempts,
        nextTopic,
        attributes,
        startedAt,
        endedAt,
        error,
        notes,
        fields.rest());
  }

  private RoutingStep.@Nullable StepError stepError() throws IOException {
    if (in.isNull()) return null;
    String code = null;
    String message = null;
    boolean retryable = false;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "code" -> code = in.text();
        case "message" -> message = in.text();
        case "retryable" -> retryable = in.flag(false);
        default -> fields.keep(name);
      }
    }
    return new RoutingStep.StepError(in.required(code, "code"), message, retryable);
  }

  EventError error() throws IOException {
    String source = null;
    String message = null;
    boolean fatal = false;
    Instant at = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "source" -> source = in.text();
        case "message" -> message = in.text();
        case "fatal" -> fatal = in.flag(false);
        case "at" -> at = in.instant();
        default -> fields.keep(name);
      }
    }
    return new EventError(
        in.required(source, "source"), in.required(message, "message"), fatal, at, fields.rest());
  }

  TraceEntry trace() throws IOException {
    String stage = null;
    Instant start = null;
    Instant end = null;
    String outcome = null;
    String detail = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "stage" -> stage = in.text();
        case "start" -> start = in.instant();
        case "end" -> end = in.instant();
        case "outcome" -> outcome = in.text();
        case "detail" -> detail = in.text();
        default -> fields.keep(name);
      }
    }
    return new TraceEntry(
        in.required(stage, "stage"),
        in.required(start, "start", Instant.EPOCH),
        in.required(end, "end", Instant.EPOCH),
        in.required(outcome, "outcome"),
        detail);
  }
}
