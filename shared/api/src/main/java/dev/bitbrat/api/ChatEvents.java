package dev.bitbrat.api;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Sessions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the event of a line that came through the api: the client sets text and name only. */
final class ChatEvents {
  private ChatEvents() {}

  /**
   * @param session as stored, see {@link #session}
   * @param lineId tells the session's lines apart; the same id is the same line
   */
  static Event line(
      Tokens.Caller caller,
      String session,
      String lineId,
      String text,
      @Nullable String displayName,
      Instant now) {
    String name = displayName == null || displayName.isBlank() ? caller.user() : displayName;
    Identity.External external =
        new Identity.External(
            caller.user(), Sessions.PLATFORM, caller.user(), name, List.of(caller.role()));
    return Event.of(
            "chat.message.v1", Ids.correlation(Sessions.PLATFORM, "chat", session + '/' + lineId))
        .source("api")
        .egressDestination(Topics.EGRESS)
        .origin(Origin.of(now, Sessions.PLATFORM, session))
        .identity(new Identity(external, null, null, Map.of()))
        .message(Message.user(lineId, text))
        .metadata("bot", caller.bot())
        .build();
  }

  /** The stored name of a caller's session: another token's session of that name is another. */
  static String session(Tokens.Caller caller, String name) {
    return Ids.derive(caller.tokenHash(), name);
  }
}
