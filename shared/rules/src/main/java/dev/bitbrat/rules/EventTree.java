package dev.bitbrat.rules;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.RoutingStep;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Parts of an event as trees, under their wire names; what is absent has no key. */
final class EventTree {
  private final Map<String, @Nullable Object> fields = new LinkedHashMap<>();

  EventTree put(String name, @Nullable Object value) {
    if (value != null) fields.put(name, value);
    return this;
  }

  EventTree putUnlessEmpty(String name, Map<String, ?> value) {
    return put(name, value.isEmpty() ? null : value);
  }

  /** The fields, and those of {@code extra} that they leave free. */
  Map<String, @Nullable Object> with(Map<String, @Nullable Object> extra) {
    extra.forEach(fields::putIfAbsent);
    return Collections.unmodifiableMap(fields);
  }

  static <T> List<@Nullable Object> list(
      List<T> values, Function<T, Map<String, @Nullable Object>> tree) {
    return values.stream().<@Nullable Object>map(tree).toList();
  }

  static Map<String, @Nullable Object> ingress(Event event) {
    Origin origin = event.origin();
    return new EventTree()
        .put("ingressAt", text(origin.at()))
        .put("source", event.source())
        .put("platform", origin.platform())
        .put("account", origin.account())
        .put("channel", origin.channel())
        .put("channelId", origin.channelId())
        .with(origin.extra());
  }

  static Map<String, @Nullable Object> egress(Event event) {
    Egress egress = event.egress();
    return new EventTree()
        .put("destination", event.egressDestination())
        .put("type", egress.type())
        .put("connector", egress.connector())
        .put("channel", egress.channel())
        .putUnlessEmpty("metadata", withoutCallback(egress.metadata()))
        .with(egress.extra());
  }

  /** Whoever has it may answer in our name: no rule's text may show it. */
  private static Map<String, @Nullable Object> withoutCallback(
      Map<String, @Nullable Object> metadata) {
    if (!metadata.containsKey("callback")) return metadata;
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(metadata);
    rest.remove("callback");
    return rest;
  }

  static @Nullable Map<String, @Nullable Object> external(Identity.@Nullable External external) {
    if (external == null) return null;
    return new EventTree()
        .put("id", external.id())
        .put("platform", external.platform())
        .put("login", external.login())
        .put("displayName", external.displayName())
        .put("roles", external.roles())
        .putUnlessEmpty("metadata", external.metadata())
        .with(external.extra());
  }

  static @Nullable Map<String, @Nullable Object> user(Identity.@Nullable User user) {
    if (user == null) return null;
    return new EventTree()
        .put("id", user.id())
        .put("displayName", user.displayName())
        .put("roles", user.roles())
        .put("status", user.status())
        .put("notes", user.notes())
        .put("tags", user.tags())
        .with(user.extra());
  }

  static @Nullable Map<String, @Nullable Object> message(@Nullable Message message) {
    if (message == null) return null;
    return new EventTree()
        .put("id", message.id())
        .put("role", message.role())
        .put("text", message.text())
        .put("language", message.language())
        .put("rawPlatformPayload", message.rawPlatformPayload())
        .with(message.extra());
  }

  static @Nullable Map<String, @Nullable Object> externalEvent(@Nullable ExternalEvent event) {
    if (event == null) return null;
    return new EventTree()
        .put("id", event.id())
        .put("source", event.source())
        .put("kind", event.kind())
        .put("version", event.version())
        .put("createdAt", event.createdAt())
        .putUnlessEmpty("metadata", event.metadata())
        .put("rawPayload", event.rawPayload())
        .with(event.extra());
  }

  static Map<String, @Nullable Object> annotation(Annotation annotation) {
    return new EventTree()
        .put("id", annotation.id())
        .put("kind", annotation.kind())
        .put("source", annotation.source())
        .put("createdAt", annotation.createdAt())
        .put("confidence", annotation.confidence())
        .put("label", annotation.label())
        .put("value", annotation.value())
        .put("score", annotation.score())
        .put("payload", annotation.payload())
        .with(annotation.extra());
  }

  static Map<String, @Nullable Object> candidate(Candidate candidate) {
    return new EventTree()
        .put("id", candidate.id())
        .put("kind", candidate.kind())
        .put("source", candidate.source())
        .put("createdAt", candidate.createdAt())
        .put("status", candidate.status())
        .put("priority", candidate.priority())
        .put("confidence", candidate.confidence())
        .put("text", candidate.text())
        .put("format", candidate.format())
        .put("reason", candidate.reason())
        .putUnlessEmpty("metadata", candidate.metadata())
        .with(candidate.extra());
  }

  static Map<String, @Nullable Object> step(RoutingStep step) {
    return new EventTree()
        .put("id", step.id())
        .put("v", step.v())
        .put("status", step.status().name())
        .put("attempt", step.attempt())
        .put("maxAttempts", step.maxAttempts())
        .put("nextTopic", step.nextTopic())
        .putUnlessEmpty("attributes", step.attributes())
        .put("startedAt", text(step.startedAt()))
        .put("endedAt", text(step.endedAt()))
        .put("error", error(step.error()))
        .put("notes", step.notes())
        .with(step.extra());
  }

  private static @Nullable Map<String, @Nullable Object> error(
      RoutingStep.@Nullable StepError error) {
    if (error == null) return null;
    return new EventTree()
        .put("code", error.code())
        .put("message", error.message())
        .put("retryable", error.retryable())
        .with(Map.of());
  }

  private static @Nullable String text(@Nullable Instant instant) {
    return instant == null ? null : Timestamps.text(instant);
  }
}
