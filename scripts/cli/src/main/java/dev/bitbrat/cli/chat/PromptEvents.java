package dev.bitbrat.cli.chat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Said;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes events of lines, as an ingress does of what its platform sends. */
final class PromptEvents {
  private final String session;
  private final String name;
  private final InstantSource clock;
  private final World world;

  /**
   * @param name of the person at the prompt, who is the broadcaster
   */
  PromptEvents(String session, String name, InstantSource clock, World world) {
    this.session = session;
    this.name = name;
    this.clock = clock;
    this.world = world;
  }

  Said plain(String text) {
    String login = name.toLowerCase(Locale.ROOT).replaceAll("[\\s\"\\[\\]{}:>#]+", "_");
    return Said.of(login, name, List.of(Role.BROADCASTER.wireName()), text);
  }

  Event.Builder chat(Said said) {
    String given = said.id();
    String id = given == null ? UUID.randomUUID().toString() : given;
    return event("chat.message.v1", "chat", id)
        .identity(person(said.login(), said.displayName(), said.roles()))
        .message(Message.user(id, said.text()));
  }

  Event.Builder happening(Cause.Happening happening) {
    String given = happening.id();
    String id = given == null ? UUID.randomUUID().toString() : given;
    Map<String, @Nullable Object> details = new LinkedHashMap<>(happening.fields());
    details.remove("id");
    return event("platform." + happening.type() + ".v1", "event", id)
        .identity(details.get("user") instanceof String user ? actor(user) : Identity.NOBODY)
        .externalEvent(
            new ExternalEvent(
                id,
                "prompt",
                happening.type(),
                null,
                clock.instant().toString(),
                details,
                null,
                Map.of()));
  }

  private Event.Builder event(String type, String kind, String id) {
    Event.Builder event =
        Event.of(type, Ids.correlation(Sessions.PLATFORM, kind, session + '/' + id))
            .source("prompt")
            .egressDestination(Topics.EGRESS)
            .origin(Origin.of(clock.instant(), Sessions.PLATFORM, session));
    return world.stream().isEmpty() ? event : event.metadata("stream", world.stream());
  }

  private static Identity actor(String user) {
    return person(user.toLowerCase(Locale.ROOT), user, List.of());
  }

  private static Identity person(String login, String displayName, List<String> roles) {
    Identity.External external =
        new Identity.External(login, Sessions.PLATFORM, login, displayName, roles);
    return new Identity(external, null, null, Map.of());
  }
}
