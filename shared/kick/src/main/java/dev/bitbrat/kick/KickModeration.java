package dev.bitbrat.kick;

import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Channel;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.act.Asked;
import dev.bitbrat.platform.act.UnfitException;
import dev.bitbrat.platform.act.Whom;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Bans, timeouts, and messages taken out of the chat, as the bot's account, which must be a
 * moderator there (scopes {@code moderation:ban} and {@code moderation:chat_message:manage}).
 *
 * @see Asked
 */
final class KickModeration {
  static final Set<String> ACTIONS = Set.of("ban", "timeout", "unban", "delete");

  private static final String BANS = "/public/v1/moderation/bans";
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern MESSAGE = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9_.-]{0,127}");
  private static final int LONGEST_REASON = 100;
  private static final int MOST_MINUTES = 7 * 24 * 60;

  private final KickAccess access;
  private final KickChannels channels;
  private final InstantSource clock;

  KickModeration(KickAccess access, KickChannels channels, InstantSource clock) {
    this.access = access;
    this.channels = channels;
    this.clock = clock;
  }

  /** A token that is missing costs the action and not the event: that is not tried again. */
  Sent act(Action action, long broadcaster) {
    try {
      return action.action().equals("delete") ? delete(action) : ban(action, broadcaster);
    } catch (UnfitException e) {
      return new Sent.Refused(e.reason());
    } catch (ExplainedException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Sent delete(Action action) {
    String id = new Asked(action).message(MESSAGE);
    return ask(action, RestRequest.delete("/public/v1/chat/" + RestRequest.encode(id)));
  }

  private Sent ban(Action action, long broadcaster) {
    Asked asked = new Asked(action);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster_user_id", broadcaster);
    if (action.action().equals("timeout")) {
      body.put("duration", minutes(asked.seconds(1, Long.MAX_VALUE)));
    }
    Optional<Long> user = user(action.bot(), asked.user());
    if (user.isEmpty()) return new Sent.Refused("Kick has nobody of that login");
    body.put("user_id", user.get());
    if (action.action().equals("unban")) return ask(action, RestRequest.json("DELETE", BANS, body));
    asked.reason(LONGEST_REASON).ifPresent(reason -> body.put("reason", reason));
    return ask(action, RestRequest.postJson(BANS, body));
  }

  /** Kick counts in whole minutes: rather longer than shorter. */
  private static long minutes(long seconds) {
    return Math.min(MOST_MINUTES, (seconds - 1) / 60 + 1);
  }

  private Optional<Long> user(String bot, Whom whom) {
    return switch (whom) {
      case Whom.Id(String id) -> Optional.of(id).filter(ID.asMatchPredicate()).map(Long::parseLong);
      case Whom.Login(String login) ->
          channels.find(bot, login).map(Channel::id).map(Long::parseLong);
    };
  }

  private Sent ask(Action action, RestRequest request) {
    KickAccess.Reply reply = access.ask(action.bot(), Account.BOT, request);
    boolean done = reply.result() instanceof RestResult.Answered answered && answered.isSuccess();
    return done ? new Sent.Accepted(null) : KickSent.failure(reply, clock.instant());
  }
}
