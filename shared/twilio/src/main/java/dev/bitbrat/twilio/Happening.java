package dev.bitbrat.twilio;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, but nobody speaking.
 *
 * @param id natural to it, so that a repeated delivery makes the same event
 * @param kind our name of it
 * @param details of those that are {@code null} there is nothing
 */
record Happening(
    String source, String kind, String id, Map<String, @Nullable Object> details, Identity who) {
  static final String PLATFORM = "twilio";

  Happening(
      String source, String kind, String id, Map<String, @Nullable Object> details, Identity who) {
    this.source = source;
    this.kind = kind;
    this.id = id;
    this.details = new LinkedHashMap<>(details);
    this.who = who;
    this.details.values().removeIf(Objects::isNull);
  }

  Event event(Origin origin, Form form) {
    Instant at = origin.atOr(Instant.EPOCH);
    ExternalEvent external =
        new ExternalEvent(
            id, source, kind, null, at.toString(), details, Map.copyOf(form.fields()), Map.of());
    return Event.of("platform." + kind + ".v1", Ids.correlation(PLATFORM, kind, id))
        .source(source)
        .egressDestination(Topics.egressTo("twilio"))
        .origin(origin)
        .identity(who)
        .externalEvent(external)
        .build();
  }
}
