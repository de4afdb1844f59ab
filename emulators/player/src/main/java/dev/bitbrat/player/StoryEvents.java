package dev.bitbrat.player;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Topics;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Place;
import dev.bitbrat.transcript.Said;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the events that an ingress would make of what a line says. */
final class StoryEvents {
  /** The bot's own account speaking. */
  private static final String SELF = "self";

  private final Surroundings surroundings;
  private final InstantSource clock;

  StoryEvents(Surroundings surroundings, InstantSource clock) {
    this.surroundings = surroundings;
    this.clock = clock;
  }

  /**
   * @param fresh the id of a message that has none of its own
   */
  Event chat(Said said, String fresh) {
    String given = said.id();
    String id = given == null ? fresh : given;
    Place place = surroundings.of(said.origin());
    return event("chat.message.v1", place, "chat", id)
        .identity(identity(said, place))
        .message(new Message(id, "user", said.text(), null, raw(said), Map.of()))
        .build();
  }

  /**
   * @param fresh the id of a happening that has none of its own
   */
  Event happening(Cause.Happening happening, String fresh) {
    String given = happening.id();
    String id = given == null ? fresh : given;
    Map<String, @Nullable Object> details = new LinkedHashMap<>(happening.fields());
    details.remove("id");
    Place place = surroundings.home();
    Identity who =
        details.get("user") instanceof String user ? actor(user, place) : Identity.NOBODY;
    return event("platform." + happening.type() + ".v1", place, "delivery", id)
        .identity(who)
        .externalEvent(externalEvent(happening.type(), id, place, details))
        .build();
  }

  private ExternalEvent externalEvent(
      String kind, String id, Place place, Map<String, @Nullable Object> details) {
    String now = clock.instant().toString();
    return new ExternalEvent(id, source(place), kind, null, now, details, null, Map.of());
  }

  private Event.Builder event(String type, Place place, String kind, String id) {
    return Event.of(type, Ids.correlation(place.platform(), kind, id))
        .source(source(place))
        .egressDestination(Topics.egressTo(place.platform()))
        .origin(origin(place));
  }

  /** A channel's id is its name, as a user's id is the login. */
  private Origin origin(Place place) {
    return new Origin(
        clock.instant(),
        place.platform(),
        surroundings.account(place),
        place.channel(),
        place.channel(),
        Map.of());
  }

  private static String source(Place place) {
    return place.platform().equals("twitch")
        ? "ingress.twitch.eventsub"
        : "ingress." + place.platform();
  }

  private static Map<String, @Nullable Object> raw(Said said) {
    return Map.of("text", said.text());
  }

  private Identity identity(Said said, Place place) {
    boolean own = said.roles().contains(SELF);
    String id = own ? surroundings.account(place) : said.login();
    return person(id, said.login(), said.displayName(), roles(said), place);
  }

  /** As of badges: lowest first, each once, {@code self} behind them. */
  private static List<String> roles(Said said) {
    List<String> roles =
        new ArrayList<>(
            said.roles().stream()
                .map(Role::of)
                .flatMap(Optional::stream)
                .filter(role -> role != Role.EVERYONE)
                .distinct()
                .sorted()
                .map(Role::wireName)
                .toList());
    if (said.roles().contains(SELF)) roles.add(SELF);
    return roles;
  }

  private static Identity actor(String user, Place place) {
    String login = user.toLowerCase(Locale.ROOT);
    return person(login, login, user, List.of(), place);
  }

  private static Identity person(
      String id, String login, String displayName, List<String> roles, Place place) {
    Identity.External external =
        new Identity.External(id, place.platform(), login, displayName, roles);
    return new Identity(external, null, null, Map.of());
  }
}
