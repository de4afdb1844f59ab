package dev.bitbrat.twitch;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.act.Asked;
import dev.bitbrat.platform.act.UnfitException;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult;
import dev.bitbrat.platform.text.MessageText;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.twitch.HelixAccess.Reply;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator can do: announcements by the app's token, so that only our channel of a shared
 * chat sees them; the rest by the token of the bot's account, which is the moderator.
 */
final class HelixActions {
  static final String ANNOUNCE = "announce";

  private static final Set<String> COLORS = Set.of("blue", "green", "orange", "purple", "primary");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
  private static final MessageText TEXT = new MessageText(500, false, "");
  private static final String BANS = "/helix/moderation/bans";
  private static final int LONGEST_REASON = 500;

  /** Two weeks. */
  private static final long LONGEST_TIMEOUT = 1_209_600;

  private final HelixAccess access;
  private final HelixChannels channels;
  private final InstantSource clock;

  HelixActions(HelixAccess access, HelixChannels channels, InstantSource clock) {
    this.access = access;
    this.channels = channels;
    this.clock = clock;
  }

  /** What to ask of Twitch, or why not to. */
  private sealed interface Plan {
    record Ask(Account account, RestRequest request) implements Plan {}

    record No(String reason) implements Plan {}
  }

  static boolean knows(String action) {
    return switch (action) {
      case ANNOUNCE, "delete", "timeout", "ban", "unban" -> true;
      default -> false;
    };
  }

  /** A token that is missing costs the action and not the event: that is not tried again. */
  Sent send(Action action, String channel, String moderator) {
    try {
      return switch (plan(action, channel, moderator)) {
        case Plan.No(String reason) -> new Sent.Refused(reason);
        case Plan.Ask(Account account, RestRequest request) ->
            sent(access.ask(action.bot(), account, request));
      };
    } catch (UnfitException e) {
      return new Sent.Refused(e.reason());
    } catch (ExplainedException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    }
  }

  private Plan plan(Action action, String channel, String moderator) {
    String where =
        "?broadcaster_id="
            + RestRequest.encode(channel)
            + "&moderator_id="
            + RestRequest.encode(moderator);
    return switch (action.action()) {
      case ANNOUNCE -> announcement(action, where);
      case "delete" -> deletion(action, where);
      case "timeout" -> timeout(action, where);
      case "ban" -> ofUser(action, user -> ban(where, user, null, action));
      default ->
          ofUser(
              action,
              user -> RestRequest.delete(BANS + where + "&user_id=" + RestRequest.encode(user)));
    };
  }

  private static Plan announcement(Action action, String where) {
    String given = Tree.string(action.arguments(), "message");
    String message = given == null ? "" : TEXT.fit(given, false);
    if (message.isEmpty()) return new Plan.No("an announcement needs a message");
    String color = Tree.string(action.arguments(), "color");
    String lower = color == null ? "primary" : color.toLowerCase(Locale.ROOT);
    if (!COLORS.contains(lower)) {
      return new Plan.No("an announcement is blue, green, orange, purple or primary");
    }
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("message", message);
    body.put("color", lower);
    body.put("for_source_only", true);
    return new Plan.Ask(
        Account.APP, RestRequest.postJson("/helix/chat/announcements" + where, body));
  }

  /** Without an id Twitch would clear the whole chat. */
  private static Plan deletion(Action action, String where) {
    String message = new Asked(action).message(ID);
    return new Plan.Ask(
        Account.BOT,
        RestRequest.delete("/helix/moderation/chat" + where + "&message_id=" + message));
  }

  private Plan timeout(Action action, String where) {
    long seconds = new Asked(action).seconds(1, LONGEST_TIMEOUT);
    return ofUser(action, user -> ban(where, user, seconds, action));
  }

  private static RestRequest ban(String where, String user, @Nullable Long seconds, Action action) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("user_id", user);
    if (seconds != null) data.put("duration", seconds);
    new Asked(action).reason(LONGEST_REASON).ifPresent(reason -> data.put("reason", reason));
    return RestRequest.postJson(BANS + where, Map.of("data", data));
  }

  @FunctionalInterface
  private interface OfUser {
    RestRequest request(String userId);
  }

  private Plan ofUser(Action action, OfUser request) {
    return channels
        .id(action.bot(), new Asked(action).user())
        .<Plan>map(user -> new Plan.Ask(Account.BOT, request.request(user)))
        .orElse(new Plan.No("Twitch has nobody of that login"));
  }

  private Sent sent(Reply reply) {
    return reply.result() instanceof RestResult.Answered answered && answered.isSuccess()
        ? new Sent.Accepted(null)
        : HelixSent.failure(reply, clock.instant());
  }
}
