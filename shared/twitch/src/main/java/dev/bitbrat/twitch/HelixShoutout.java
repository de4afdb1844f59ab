package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.act.Asked;
import dev.bitbrat.platform.act.UnfitException;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.twitch.HelixAccess.Reply;
import java.time.InstantSource;
import java.util.Optional;

/**
 * "Send a Shoutout". Twitch wants the token of a moderator here, and the bot is that moderator. It
 * allows one in 2 minutes, and one in 60 to the same channel; nobody waits for that here, because
 * the channel's texts would wait behind it.
 */
final class HelixShoutout {
  static final String NAME = "shoutout";

  private final HelixAccess access;
  private final HelixChannels channels;
  private final InstantSource clock;

  HelixShoutout(HelixAccess access, HelixChannels channels, InstantSource clock) {
    this.access = access;
    this.channels = channels;
    this.clock = clock;
  }

  /** A token that is missing costs the shoutout and not the event: that is not tried again. */
  Sent send(Action action, String from, String moderator) {
    try {
      Optional<String> to = channels.id(action.bot(), new Asked(action).user());
      if (to.isEmpty()) return new Sent.Refused("Twitch has no channel of that login");
      String path =
          "/helix/chat/shoutouts?from_broadcaster_id="
              + RestRequest.encode(from)
              + "&to_broadcaster_id="
              + RestRequest.encode(to.get())
              + "&moderator_id="
              + RestRequest.encode(moderator);
      return sent(access.ask(action.bot(), Account.BOT, RestRequest.post(path)));
    } catch (UnfitException e) {
      return new Sent.Refused(e.reason());
    } catch (ExplainedException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Sent sent(Reply reply) {
    if (reply.result() instanceof RestResult.Answered answered) {
      if (answered.isSuccess()) return new Sent.Accepted(null);
      if (answered.status() == 429 && isOfShoutouts(answered)) {
        return new Sent.Refused(
            "Twitch allows a shoutout every 2 minutes, and to the same channel every 60 minutes");
      }
    }
    return HelixSent.failure(reply, clock.instant());
  }

  /** Not of requests in general, which would be over in a minute. */
  private static boolean isOfShoutouts(RestResult.Answered answered) {
    String said = Tree.string(answered.object(), "message");
    return said != null && said.contains("Shoutout");
  }
}
