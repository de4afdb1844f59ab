package dev.bitbrat.rules;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import java.util.AbstractMap;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What rules see of an event: an allow-list under the wire names, and the older flat names. Each
 * part becomes a tree when a rule asks for it. For one thread.
 */
final class EventContext extends AbstractMap<String, @Nullable Object> {
  private static final List<String> NAMES =
      List.of(
          "v",
          "type",
          "correlationId",
          "traceId",
          "source",
          "egressDestination",
          "ingress",
          "identity",
          "egress",
          "message",
          "externalEvent",
          "payload",
          "annotations",
          "candidates",
          "routingSlip",
          "qos",
          "metadata",
          "channel",
          "userId",
          "user",
          "auth",
          "config",
          "now",
          "ts");

  private final Event event;
  private final RuleContext context;
  private final Map<String, Object> made = new HashMap<>();

  EventContext(Event event, RuleContext context) {
    this.event = event;
    this.context = context;
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return key instanceof String name ? value(name) : null;
  }

  private @Nullable Object value(String name) {
    return switch (name) {
      case "v" -> "2";
      case "type" -> event.type();
      case "correlationId" -> event.correlationId();
      case "traceId" -> event.traceId();
      case "source" -> event.source();
      case "egressDestination" -> event.egressDestination();
      case "payload" -> payload();
      case "qos" -> event.qos();
      case "metadata" -> event.metadata();
      case "channel" -> event.origin().channel();
      case "userId" -> userId();
      case "auth" -> event.identity().auth();
      case "ts" -> context.now().toEpochMilli();
      default -> tree(name);
    };
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return get(key) != null;
  }

  @Override
  public Set<Entry<String, @Nullable Object>> entrySet() {
    Set<Entry<String, @Nullable Object>> entries = new LinkedHashSet<>();
    for (String name : NAMES) {
      Object value = get(name);
      if (value != null) entries.add(new SimpleImmutableEntry<>(name, value));
    }
    return Collections.unmodifiableSet(entries);
  }

  private @Nullable Object tree(String name) {
    Object known = made.get(name);
    if (known != null) return known;
    Object tree = make(name);
    if (tree != null) made.put(name, tree);
    return tree;
  }

  private @Nullable Object make(String name) {
    return switch (name) {
      case "ingress" -> EventTree.ingress(event);
      case "identity" -> identity();
      case "egress" -> EventTree.egress(event);
      case "message" -> EventTree.message(event.message());
      case "externalEvent" -> EventTree.externalEvent(event.externalEvent());
      case "annotations" -> EventTree.list(event.annotations(), EventTree::annotation);
      case "candidates" -> EventTree.list(event.candidates(), EventTree::candidate);
      case "routingSlip" -> EventTree.list(event.routingSlip(), EventTree::step);
      case "user" -> EventTree.user(event.identity().user());
      case "config" -> config();
      case "now" -> Timestamps.text(context.now());
      default -> null;
    };
  }

  private Map<String, @Nullable Object> identity() {
    Identity identity = event.identity();
    return new EventTree()
        .put("external", EventTree.external(identity.external()))
        .put("user", tree("user"))
        .put("auth", identity.auth())
        .with(identity.extra());
  }

  /** The platform's own payload hides the event's, as in the reference. */
  private Map<String, @Nullable Object> payload() {
    Message message = event.message();
    Map<String, @Nullable Object> raw = message == null ? null : message.rawPlatformPayload();
    if (raw != null) return raw;
    Map<String, @Nullable Object> payload = event.payload();
    return payload == null ? Map.of() : payload;
  }

  private @Nullable String userId() {
    Identity.External external = event.identity().external();
    return external == null ? null : external.id();
  }

  private Map<String, @Nullable Object> config() {
    return Map.of(
        "commandSigil", context.commandSigil(),
        "botName", context.botName(),
        "botUsername", context.botUsername());
  }
}
