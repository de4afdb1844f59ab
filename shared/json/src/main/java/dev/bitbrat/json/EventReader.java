package dev.bitbrat.json;

import dev.bitbrat.events.BotName;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the present form of an event in one pass. */
final class EventReader {
  private static final Pattern CORRELATION_ID =
      Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:~-]{0,127}");

  private final WireReader in;
  private final PartReader parts;

  EventReader(WireReader in) {
    this.in = in;
    this.parts = new PartReader(in);
  }

  Event event() throws IOException {
    Event.Builder event = Event.of("", "");
    String type = null;
    String correlationId = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "v" -> version();
        case "type" -> type = in.text();
        case "correlationId" -> correlationId = in.text();
        case "traceId" -> event.traceId(in.text());
        case "source" -> event.source(in.text());
        case "egressDestination" -> event.egressDestination(in.text());
        case "ingress" -> event.origin(origin());
        case "identity" -> event.identity(identity());
        case "egress" -> event.egress(egress());
        case "message" -> event.message(message());
        case "externalEvent" -> event.externalEvent(externalEvent());
        case "payload" -> event.payload(in.map());
        case "annotations" -> event.annotations(in.list(parts::annotation));
        case "candidates" -> event.candidates(in.list(parts::candidate));
        case "deliveries" -> event.deliveries(in.list(parts::delivery));
        case "routingSlip" -> event.routingSlip(in.list(parts::step));
        case "errors" -> event.errors(in.list(parts::error));
        case "qos" -> event.qos(in.mapOrEmpty());
        case "trace" -> event.trace(in.list(parts::trace));
        case "metadata" -> event.metadata(in.mapOrEmpty());
        default -> fields.keep(name);
      }
    }
    return event
        .type(in.required(type, "type"))
        .correlationId(in.required(correlationId, "correlationId"))
        .extra(fields.rest())
        .build();
  }

  /**
   * @throws UnfitException if a field that stages build names of holds what it must not
   */
  static void check(Event event) {
    if (event.type().isBlank()) throw new UnfitException("type: expected a name");
    if (!CORRELATION_ID.matcher(event.correlationId()).matches()) {
      throw new UnfitException("correlationId: expected " + CORRELATION_ID.pattern());
    }
    Object bot = event.metadata().get("bot");
    if (bot != null && !(bot instanceof String name && BotName.isOne(name))) {
      throw new UnfitException("metadata.bot: expected " + BotName.FORM);
    }
  }

  private void version() throws IOException {
    Object version = in.tree();
    boolean known = version == null || "2".equals(version) || version.equals(2L);
    if (!known && !"1".equals(version)) throw new UnfitException("v: expected \"2\"");
  }

  private Origin origin() throws IOException {
    if (in.isNull()) return Origin.UNKNOWN;
    Instant at = null;
    String platform = null;
    String account = null;
    String channel = null;
    String channelId = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "ingressAt" -> at = in.instant();
        case "platform" -> platform = in.text();
        case "account" -> account = in.text();
        case "channel" -> channel = in.text();
        case "channelId" -> channelId = in.text();
        default -> fields.keep(name);
      }
    }
    return new Origin(at, platform, account, channel, channelId, fields.rest());
  }

  private Egress egress() throws IOException {
    if (in.isNull()) return Egress.DEFAULT;
    String type = null;
    String connector = null;
    String channel = null;
    Map<String, @Nullable Object> metadata = Map.of();
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "type" -> type = in.text();
        case "connector" -> connector = in.text();
        case "channel" -> channel = in.text();
        case "metadata" -> metadata = in.mapOrEmpty();
        default -> fields.keep(name);
      }
    }
    return new Egress(type, connector, channel, metadata, fields.rest());
  }

  private Identity identity() throws IOException {
    if (in.isNull()) return Identity.NOBODY;
    Identity.External external = null;
    Identity.User user = null;
    Map<String, @Nullable Object> auth = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "external" -> external = in.isNull() ? null : external();
        case "user" -> user = in.isNull() ? null : user();
        case "auth" -> auth = in.map();
        default -> fields.keep(name);
      }
    }
    return new Identity(external, user, auth, fields.rest());
  }

  private Identity.External external() throws IOException {
    String id = null;
    String platform = null;
    String login = null;
    String displayName = null;
    List<String> roles = List.of();
    Map<String, @Nullable Object> metadata = Map.of();
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "platform" -> platform = in.text();
        case "login" -> login = in.text();
        case "displayName" -> displayName = in.text();
        case "roles" -> roles = in.texts();
        case "metadata" -> metadata = in.mapOrEmpty();
        default -> fields.keep(name);
      }
    }
    return new Identity.External(
        in.required(id, "id"),
        in.required(platform, "platform"),
        login,
        displayName,
        roles,
        metadata,
        fields.rest());
  }

  private Identity.User user() throws IOException {
    String id = null;
    String displayName = null;
    List<String> roles = List.of();
    String status = null;
    String notes = null;
    List<String> tags = List.of();
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "displayName" -> displayName = in.text();
        case "roles" -> roles = in.texts();
        case "status" -> status = in.text();
        case "notes" -> notes = in.text();
        case "tags" -> tags = in.texts();
        default -> fields.keep(name);
      }
    }
    return new Identity.User(
        in.required(id, "id"), displayName, roles, status, notes, tags, fields.rest());
  }

  private @Nullable Message message() throws IOException {
    if (in.isNull()) return null;
    String id = null;
    String role = null;
    String text = null;
    String language = null;
    Map<String, @Nullable Object> raw = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "role" -> role = in.text();
        case "text" -> text = in.text();
        case "language" -> language = in.text();
        case "rawPlatformPayload" -> raw = in.map();
        default -> fields.keep(name);
      }
    }
    return new Message(
        in.required(id, "id"), role == null ? "user" : role, text, language, raw, fields.rest());
  }

  private @Nullable ExternalEvent externalEvent() throws IOException {
    if (in.isNull()) return null;
    String id = null;
    String source = null;
    String kind = null;
    String version = null;
    String createdAt = null;
    Map<String, @Nullable Object> metadata = Map.of();
    Map<String, @Nullable Object> raw = null;
    WireFields fields = in.object();
    for (String name = fields.next(); name != null; name = fields.next()) {
      switch (name) {
        case "id" -> id = in.text();
        case "source" -> source = in.text();
        case "kind" -> kind = in.text();
        case "version" -> version = in.text();
        case "createdAt" -> createdAt = in.text();
        case "metadata" -> metadata = in.mapOrEmpty();
        case "rawPayload" -> raw = in.map();
        default -> fields.keep(name);
      }
    }
    return new ExternalEvent(
        in.required(id, "id"),
        in.required(source, "source"),
        in.required(kind, "kind"),
        version,
        createdAt,
        metadata,
        raw,
        fields.rest());
  }
}
