package dev.bitbrat.discordgateway;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import org.jspecify.annotations.Nullable;

/** Something that happened, in our names. */
final class Told {
  private final String kind;
  private final String objectId;
  private final Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
  private @Nullable User who;
  private @Nullable Member member;

  private Told(String kind, String objectId) {
    this.kind = kind;
    this.objectId = objectId;
  }

  /**
   * @param parts what it takes to tell it from others of its kind
   */
  static Told of(String kind, String... parts) {
    return new Told(kind, String.join("|", parts));
  }

  /** Who did it. */
  Told by(User user, @Nullable Member asMember) {
    who = user;
    member = asMember;
    return put("user", user.getName());
  }

  Told put(String name, @Nullable Object value) {
    if (value != null) metadata.put(name, value);
    return this;
  }

  Event build(Place place, JDA jda, Instant now) {
    Identity identity =
        who == null
            ? Identity.NOBODY
            : new Identity(DiscordPeople.external(who, member), null, null, Map.of());
    return Event.of("platform." + kind + ".v1", Ids.correlation("discord", kind, objectId))
        .source(DiscordLines.SOURCE)
        .egressDestination(Topics.egressTo("discord"))
        .origin(place.origin(jda, now))
        .identity(identity)
        .externalEvent(
            new ExternalEvent(
                objectId,
                DiscordLines.SOURCE,
                kind,
                null,
                now.toString(),
                metadata,
                null,
                Map.of()))
        .build();
  }
}
