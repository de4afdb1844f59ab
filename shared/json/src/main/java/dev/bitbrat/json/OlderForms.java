package dev.bitbrat.json;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Events of older senders in the present form: the V1 envelope, {@code ingress} and {@code egress}
 * objects that hold what now stands at the top, and {@code routing{stage,slip,history}}. What is
 * there in the present form already wins.
 */
final class OlderForms {
  private static final Set<String> AT_THE_TOP =
      Set.of("envelope", "routing", "channel", "userId", "user", "auth");
  private static final String INGRESS_PREFIX = "ingress.";

  private OlderForms() {}

  /** Whether fields were left over that an older form gives a meaning to. */
  static boolean seenIn(Event event) {
    return event.extra().keySet().stream().anyMatch(AT_THE_TOP::contains)
        || event.origin().extra().containsKey("source")
        || event.origin().extra().containsKey("connector")
        || event.egress().extra().containsKey("destination");
  }

  static Map<String, @Nullable Object> modernise(Map<String, @Nullable Object> old) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>(old);
    if (event.remove("envelope") instanceof Map<?, ?> envelope) {
      openEnvelope(event, Tree.mapOf(envelope));
    }
    Map<String, @Nullable Object> ingress = part(event, "ingress");
    Map<String, @Nullable Object> identity = part(event, "identity");
    Map<String, @Nullable Object> external = part(identity, "external");
    Map<String, @Nullable Object> egress = part(event, "egress");
    Map<String, @Nullable Object> routing = part(event, "routing");
    move(event, "channel", ingress, "channel");
    move(event, "userId", external, "id");
    move(event, "user", identity, "user");
    move(event, "auth", identity, "auth");
    move(ingress, "source", event, "source");
    move(ingress, "connector", ingress, "platform");
    move(egress, "destination", event, "egressDestination");
    move(routing, "slip", event, "routingSlip");
    agreeOnPlatform(event, ingress, external);
    keep(identity, "external", external);
    keep(event, "ingress", ingress);
    keep(event, "identity", identity);
    keep(event, "egress", egress);
    keep(event, "routing", routing);
    return event;
  }

  private static void openEnvelope(
      Map<String, @Nullable Object> event, Map<String, @Nullable Object> envelope) {
    envelope.forEach(
        (name, value) -> {
          if (!name.equals("v")) event.putIfAbsent(name, value);
        });
    event.remove("v");
    if (!event.containsKey("message") && event.get("payload") instanceof Map<?, ?> payload) {
      messageOf(event, Tree.mapOf(payload));
    }
  }

  private static void messageOf(
      Map<String, @Nullable Object> event, Map<String, @Nullable Object> payload) {
    String chatText = Tree.string(Tree.map(payload, "chat"), "text");
    String text = chatText == null ? Tree.string(payload, "text") : chatText;
    if (text == null) return;
    Map<String, @Nullable Object> message = new LinkedHashMap<>();
    message.put("id", messageId(event, payload));
    message.put("role", "user");
    message.put("text", text);
    message.put("language", Tree.string(payload, "language"));
    message.put("rawPlatformPayload", payload);
    event.put("message", message);
    event.remove("payload");
  }

  private static String messageId(
      Map<String, @Nullable Object> event, Map<String, @Nullable Object> payload) {
    for (String name : List.of("messageId", "id")) {
      String id = Tree.string(payload, name);
      if (id != null && !id.isEmpty()) return id;
    }
    String correlationId = Tree.string(event, "correlationId");
    return "msg-" + (correlationId == null ? "0" : correlationId);
  }

  private static void agreeOnPlatform(
      Map<String, @Nullable Object> event,
      Map<String, @Nullable Object> ingress,
      Map<String, @Nullable Object> external) {
    if (ingress.get("platform") == null && external.get("platform") instanceof String platform) {
      ingress.put("platform", platform);
    }
    String source = Tree.string(event, "source");
    if (ingress.get("platform") == null && source != null && source.startsWith(INGRESS_PREFIX)) {
      ingress.put("platform", source.substring(INGRESS_PREFIX.length()).split("\\.", -1)[0]);
    }
    if (external.get("id") != null && external.get("platform") == null) {
      Object platform = ingress.get("platform");
      external.put("platform", platform == null ? "unknown" : platform);
    }
  }

  private static Map<String, @Nullable Object> part(
      Map<String, @Nullable Object> whole, String name) {
    return new LinkedHashMap<>(Tree.map(whole, name));
  }

  private static void keep(
      Map<String, @Nullable Object> whole, String name, Map<String, @Nullable Object> part) {
    if (!part.isEmpty()) {
      whole.put(name, part);
    } else if (whole.get(name) instanceof Map<?, ?>) {
      whole.remove(name);
    }
  }

  private static void move(
      Map<String, @Nullable Object> from,
      String name,
      Map<String, @Nullable Object> to,
      String newName) {
    if (from.get(name) == null || to.get(newName) != null) return;
    to.put(newName, from.remove(name));
  }
}
