package dev.bitbrat.discordgateway;

import dev.bitbrat.events.Event;
import java.time.Instant;
import java.util.Optional;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.emoji.CustomEmoji;
import net.dv8tion.jda.api.events.message.react.GenericMessageReactionEvent;

/** Makes events of reactions to messages. */
final class DiscordReactions {
  private DiscordReactions() {}

  /**
   * No event for a program's reaction. Discord gives reactions no ids, and the same one may be set
   * again and again: what tells them apart is their number in the session.
   */
  static Optional<Event> map(
      String kind, GenericMessageReactionEvent event, String session, Instant now) {
    if (!event.isFromGuild()) return Optional.empty();
    User user = event.getUser();
    Member member = event.getMember();
    if (user == null || !DiscordPeople.counts(user)) return Optional.empty();
    Told told =
        Told.of(kind, session, Long.toString(event.getResponseNumber()))
            .by(user, member)
            .put("message_id", event.getMessageId())
            .put("emoji", event.getEmoji().getName());
    if (event.getEmoji() instanceof CustomEmoji custom) told.put("emoji_id", custom.getId());
    return Optional.of(told.build(Place.of(event.getGuildChannel()), event.getJDA(), now));
  }
}
