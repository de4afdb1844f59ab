package dev.bitbrat.json;

import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes the present form of an event. */
final class EventWriter {
  private static final Set<String> EVENT =
      Set.of(
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
          "deliveries",
          "routingSlip",
          "errors",
          "qos",
          "trace",
          "metadata");
  private static final Set<String> INGRESS =
      Set.of("ingressAt", "platform", "account", "channel", "channelId");
  private static final Set<String> IDENTITY = Set.of("external", "user", "auth");
  private static final Set<String> EXTERNAL =
      Set.of("id", "platform", "login", "displayName", "roles", "metadata");
  private static final Set<String> USER =
      Set.of("id", "displayName", "roles", "status", "notes", "tags");
  private static final Set<String> EGRESS = Set.of("type", "connector", "channel", "metadata");
  private static final Set<String> MESSAGE =
      Set.of("id", "role", "text", "language", "rawPlatformPayload");
  private static final Set<String> EXTERNAL_EVENT =
      Set.of("id", "source", "kind", "version", "createdAt", "metadata", "rawPayload");

  private final WireWriter out;
  private final PartWriter parts;

  EventWriter(WireWriter out) {
    this.out = out;
    this.parts = new PartWriter(out);
  }

  void event(Event event) {
    out.begin();
    out.text("v", "2");
    out.text("type", event.type());
    out.text("correlationId", event.correlationId());
    out.text("traceId", event.traceId());
    out.text("source", event.source());
    out.text("egressDestination", event.egressDestination());
    origin(event.origin());
    identity(event.identity());
    egress(event.egress());
    message(event.message());
    externalEvent(event.externalEvent());
    out.tree("payload", event.payload());
    out.list("annotations", event.annotations(), parts::annotation);
    out.list("candidates", event.candidates(), parts::candidate);
    out.list("deliveries", event.deliveries(), parts::delivery);
    out.list("routingSlip", event.routingSlip(), parts::step);
    out.list("errors", event.errors(), parts::error);
    out.treeUnlessEmpty("qos", event.qos());
    out.list("trace", event.trace(), parts::trace);
    out.treeUnlessEmpty("metadata", event.metadata());
    out.end(event.extra(), EVENT);
  }

  private void origin(Origin origin) {
    if (origin.equals(Origin.UNKNOWN)) return;
    out.begin("ingress");
    out.instant("ingressAt", origin.at());
    out.text("platform", origin.platform());
    out.text("account", origin.account());
    out.text("channel", origin.channel());
    out.text("channelId", origin.channelId());
    out.end(origin.extra(), INGRESS);
  }

  private void identity(Identity identity) {
    if (identity.equals(Identity.NOBODY)) return;
    out.begin("identity");
    external(identity.external());
    user(identity.user());
    out.tree("auth", identity.auth());
    out.end(identity.extra(), IDENTITY);
  }

  private void external(Identity.@Nullable External external) {
    if (external == null) return;
    out.begin("external");
    out.text("id", external.id());
    out.text("platform", external.platform());
    out.text("login", external.login());
    out.text("displayName", external.displayName());
    out.texts("roles", external.roles());
    out.treeUnlessEmpty("metadata", external.metadata());
    out.end(external.extra(), EXTERNAL);
  }

  private void user(Identity.@Nullable User user) {
    if (user == null) return;
    out.begin("user");
    out.text("id", user.id());
    out.text("displayName", user.displayName());
    out.texts("roles", user.roles());
    out.text("status", user.status());
    out.text("notes", user.notes());
    out.texts("tags", user.tags());
    out.end(user.extra(), USER);
  }

  private void egress(Egress egress) {
    if (egress.equals(Egress.DEFAULT)) return;
    out.begin("egress");
    out.text("type", egress.type());
    out.text("connector", egress.connector());
    out.text("channel", egress.channel());
    out.treeUnlessEmpty("metadata", egress.metadata());
    out.end(egress.extra(), EGRESS);
  }

  private void message(@Nullable Message message) {
    if (message == null) return;
    out.begin("message");
    out.text("id", message.id());
    out.text("role", message.role());
    out.text("text", message.text());
    out.text("language", message.language());
    out.tree("rawPlatformPayload", message.rawPlatformPayload());
    out.end(message.extra(), MESSAGE);
  }

  private void externalEvent(@Nullable ExternalEvent event) {
    if (event == null) return;
    out.begin("externalEvent");
    out.text("id", event.id());
    out.text("source", event.source());
    out.text("kind", event.kind());
    out.text("version", event.version());
    out.text("createdAt", event.createdAt());
    out.treeUnlessEmpty("metadata", event.metadata());
    out.tree("rawPayload", event.rawPayload());
    out.end(event.extra(), EXTERNAL_EVENT);
  }
}
