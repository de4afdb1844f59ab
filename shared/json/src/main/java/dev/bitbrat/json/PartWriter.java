package dev.bitbrat.json;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.EventError;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.TraceEntry;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes the parts that stages add to an event. */
final class PartWriter {
  private static final Set<String> ANNOTATION =
      Set.of(
          "id", "kind", "source", "createdAt", "confidence", "label", "value", "score", "payload");
  private static final Set<String> CANDIDATE =
      Set.of(
          "id",
          "kind",
          "source",
          "createdAt",
          "status",
          "priority",
          "confidence",
          "text",
          "format",
          "reason",
          "metadata");
  private static final Set<String> DELIVERY =
      Set.of("kind", "id", "source", "text", "startsWithData", "target", "action", "arguments");
  private static final Set<String> STEP =
      Set.of(
          "id",
          "v",
          "status",
          "attempt",
          "maxAttempts",
          "nextTopic",
          "attributes",
          "startedAt",
          "endedAt",
          "error",
          "notes");
  private static final Set<String> ERROR = Set.of("source", "message", "fatal", "at");

  private final WireWriter out;

  PartWriter(WireWriter out) {
    this.out = out;
  }

  void annotation(Annotation annotation) {
    out.begin();
    out.text("id", annotation.id());
    out.text("kind", annotation.kind());
    out.text("source", annotation.source());
    out.text("createdAt", annotation.createdAt());
    out.number("confidence", annotation.confidence());
    out.text("label", annotation.label());
    out.text("value", annotation.value());
    out.number("score", annotation.score());
    out.tree("payload", annotation.payload());
    out.end(annotation.extra(), ANNOTATION);
  }

  void candidate(Candidate candidate) {
    out.begin();
    out.text("id", candidate.id());
    out.text("kind", candidate.kind());
    out.text("source", candidate.source());
    out.text("createdAt", candidate.createdAt());
    out.text("status", candidate.status());
    out.number("priority", candidate.priority());
    out.number("confidence", candidate.confidence());
    out.text("text", candidate.text());
    out.text("format", candidate.format());
    out.text("reason", candidate.reason());
    out.treeUnlessEmpty("metadata", candidate.metadata());
    out.end(candidate.extra(), CANDIDATE);
  }

  void delivery(Delivery delivery) {
    out.begin();
    switch (delivery) {
      case Delivery.Text text -> {
        head("text", text);
        out.text("text", text.text());
        if (text.startsWithData()) out.flag("startsWithData", true);
        out.end(text.extra(), DELIVERY);
      }
      case Delivery.PlatformAction action -> {
        head("action", action);
        out.text("action", action.action());
        out.treeUnlessEmpty("arguments", action.arguments());
        out.end(action.extra(), DELIVERY);
      }
    }
  }

  private void head(String kind, Delivery delivery) {
    out.text("kind", kind);
    out.text("id", delivery.id());
    out.text("source", delivery.source());
    Delivery.Target target = delivery.target();
    if (target.equals(Delivery.Target.ORIGIN)) return;
    out.begin("target");
    out.text("output", target.output());
    out.text("channel", target.channel());
    out.text("replyTo", target.replyTo());
    out.end();
  }

  void step(RoutingStep step) {
    out.begin();
    out.text("id", step.id());
    out.text("v", step.v());
    out.text("status", step.status().name());
    out.number("attempt", step.attempt());
    out.number("maxAttempts", step.maxAttempts());
    out.text("nextTopic", step.nextTopic());
    out.treeUnlessEmpty("attributes", sorted(step.attributes()));
    out.instant("startedAt", step.startedAt());
    out.instant("endedAt", step.endedAt());
    stepError(step.error());
    out.text("notes", step.notes());
    out.end(step.extra(), STEP);
  }

  /** The map has no order of its own; the same event shall be the same bytes in every process. */
  private static Map<String, ?> sorted(Map<String, String> attributes) {
    return attributes.size() < 2 ? attributes : new TreeMap<>(attributes);
  }

  private void stepError(RoutingStep.@Nullable StepError error) {
    if (error == null) return;
    out.begin("error");
    out.text("code", error.code());
    out.text("message", error.message());
    out.flag("retryable", error.retryable());
    out.end();
  }

  void error(EventError error) {
    out.begin();
    out.text("source", error.source());
    out.text("message", error.message());
    out.flag("fatal", error.fatal());
    out.instant("at", error.at());
    out.end(error.extra(), ERROR);
  }

  void trace(TraceEntry entry) {
    out.begin();
    out.text("stage", entry.stage());
    out.instant("start", entry.start());
    out.instant("end", entry.end());
    out.text("outcome", entry.outcome());
    out.text("detail", entry.detail());
    out.end();
  }
}
