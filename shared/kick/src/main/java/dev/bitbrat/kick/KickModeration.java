package dev.bitbrat.kick;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Channel;
import dev.bitbrat.pipeline.Platform.Sent;
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
 * <p>Arguments: {@code userId} or {@code login} of whom it is about; {@code seconds} of a timeout;
 * {@code reason}; {@code messageId} of what to delete.
 */
final class KickModeration {
  static final Set<String> ACTIONS = Set.of("ban", "timeout", "unban", "delete");

  private static final String BANS = "/public/v1/moderation/bans";
  private static final Pattern ID = Pattern.compile("[0-9]{1,18}");
  private static final Pattern MESSAGE = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
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
    } catch (ExplainedException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Sent delete(Action action) {
    String id = Tree.string(action.arguments(), "messageId");
    if (id == null || !MESSAGE.matcher(id).matches() || id.startsWith(".")) {
      return new Sent.Refused("what to delete is told by a messageId, and there is none");
    }
    return ask(action, RestRequest.delete("/public/v1/chat/" + RestRequest.encode(id)));
  }

  private Sent ban(Action action, long broadcaster) {
    Optional<Long> user = user(action);
    if (user.isEmpty()) return new Sent.Refused("Kick knows nobody of that userId or login");
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("broadcaster_user_id", broadcaster);
    body.put("user_id", user.get());
    if (action.action().equals("unban")) return ask(action, RestRequest.json("DELETE", BANS, body));
    if (action.action().equals("timeout")) {
      long seconds = Tree.number(action.arguments(), "seconds", 0);
      if (seconds < 1) return new Sent.Refused("a timeout needs seconds, 1 or more");
      body.put("duration", minutes(seconds));
    }
    String reason = Tree.string(action.arguments(), "reason");
    if (reason != null && !reason.isBlank()) body.put("reason", shortened(reason));
    return ask(action, RestRequest.postJson(BANS, body));
  }

  /** Kick counts in whole minutes: rather longer than shorter. */
  private static long minutes(long seconds) {
    return Math.min(MOST_MINUTES, (seconds - 1) / 60 + 1);
  }

  private Optional<Long> user(Action action) {
    String id = Tree.string(action.arguments(), "userId");
    if (id != null) return Optional.of(id).filter(ID.asMatchPredicate()).map(Long::parseLong);
    String login = Tree.string(action.arguments(), "login");
    if (login == null) return Optional.empty();
    return channels.find(action.bot(), login).map(Channel::id).map(Long::parseLong);
  }

  private static String shortened(String reason) {
    String line = reason.replaceAll("\\p{Cntrl}+", " ").strip();
    boolean fits = line.codePointCount(0, line.length()) <= LONGEST_REASON;
    return fits ? line : line.substring(0, line.offsetByCodePoints(0, LONGEST_REASON));
  }

  private Sent ask(Action action, RestRequest request) {
    KickAccess.Reply reply = access.ask(action.bot(), Account.BOT, request);
    boolean done = reply.result() instanceof RestResult.Answered answered && answered.isSuccess();
    return done ? new Sent.Accepted(null) : KickSent.failure(reply, clock.instant());
  }
}
