package dev.bitbrat.discord;

import dev.bitbrat.discord.DiscordAccess.Reply;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.act.Asked;
import dev.bitbrat.platform.act.UnfitException;
import dev.bitbrat.platform.act.Whom;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult.Answered;
import dev.bitbrat.platform.tokens.RefusedTokenException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What moderators do. Done twice, each is as if done once; so what may have been heard is asked for
 * again.
 */
final class DiscordActions {
  static final List<String> NAMES =
      List.of("delete", "timeout", "ban", "unban", "role.add", "role.remove");

  /** Discord's own limit. */
  private static final Duration LONGEST_TIMEOUT = Duration.ofDays(28);

  private static final int REASON_CHARACTERS = 300;

  private final DiscordAccess access;
  private final DiscordChannels channels;
  private final InstantSource clock;

  DiscordActions(DiscordAccess access, DiscordChannels channels, InstantSource clock) {
    this.access = access;
    this.channels = channels;
    this.clock = clock;
  }

  Sent act(Action action) {
    try {
      return done(action, access.ask(action.bot(), because(action, request(action))));
    } catch (UnfitException e) {
      return new Sent.Refused(e.reason());
    } catch (ExplainedException e) {
      return RefusedTokenException.notNow(e);
    }
  }

  private RestRequest request(Action action) {
    Asked asked = new Asked(action);
    if (action.action().equals("delete")) {
      String message = asked.message(Snowflake.ID);
      return access.request("DELETE", "/channels/" + channel(action) + "/messages/" + message);
    }
    Whom whom = asked.user();
    return switch (action.action()) {
      case "timeout" -> {
        Map<String, @Nullable Object> until = until(asked);
        yield access.request("PATCH", member(action, whom), until);
      }
      case "ban" -> access.request("PUT", ban(action, whom), Map.of());
      case "unban" -> access.request("DELETE", ban(action, whom));
      case "role.add" -> access.request("PUT", role(action, whom));
      case "role.remove" -> access.request("DELETE", role(action, whom));
      default -> throw new UnfitException("discord does not do " + action.action());
    };
  }

  private String ban(Action action, Whom whom) {
    String guild = guild(action);
    return "/guilds/" + guild + "/bans/" + user(action, guild, whom);
  }

  private String member(Action action, Whom whom) {
    String guild = guild(action);
    return "/guilds/" + guild + "/members/" + user(action, guild, whom);
  }

  private String role(Action action, Whom whom) {
    String role =
        Snowflake.in(action.arguments().get("role"))
            .orElseThrow(
                () -> new UnfitException(action.action() + " needs a role: its id, or a mention"));
    return member(action, whom) + "/roles/" + role;
  }

  /** Only members can be looked up: who is banned is none. */
  private String user(Action action, String guild, Whom whom) {
    return switch (whom) {
      case Whom.Id(String id) -> id;
      case Whom.Login(String login) ->
          channels
              .member(action.bot(), guild, login)
              .orElseThrow(
                  () ->
                      new UnfitException(
                          action.action().equals("unban")
                              ? "Discord finds only members by their login: unban needs the id"
                              : "the guild has no member of that login"));
    };
  }

  /** 0 ends it. */
  private Map<String, @Nullable Object> until(Asked asked) {
    long seconds = asked.seconds(0, LONGEST_TIMEOUT.toSeconds());
    Instant until = clock.instant().plusSeconds(seconds);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("communication_disabled_until", seconds == 0 ? null : until.toString());
    return body;
  }

  /** Into the guild's audit log. */
  private static RestRequest because(Action action, RestRequest request) {
    return new Asked(action)
        .reason(REASON_CHARACTERS)
        .map(reason -> request.with("X-Audit-Log-Reason", RestRequest.encode(reason)))
        .orElse(request);
  }

  private String channel(Action action) {
    String id = action.channelId();
    if (id != null && Snowflake.is(id)) return id;
    List<String> ids =
        action.channel() == null ? List.of() : channels.ids(action.bot(), action.channel());
    if (ids.size() == 1) return ids.getFirst();
    throw new UnfitException(DiscordRest.whichChannel(action.channel(), ids.size()));
  }

  /** The one that is named, else that of the channel. */
  private String guild(Action action) {
    Optional<String> named = Snowflake.in(action.arguments().get("guild"));
    if (named.isPresent()) return named.get();
    return channels
        .guild(action.bot(), channel(action))
        .orElseThrow(() -> new UnfitException("the channel is in no guild that the bot sees"));
  }

  private Sent done(Action action, Reply reply) {
    if (reply.result() instanceof Answered answered) {
      if (answered.isSuccess()) return new Sent.Accepted(null);
      boolean gone = answered.status() == 404 && isAlreadyDone(action, answered);
      if (gone) return new Sent.Accepted(null);
    }
    return access.failureOfRepeatable(reply);
  }

  /** A message or ban that is not there any more, as after a lost answer. */
  private static boolean isAlreadyDone(Action action, Answered answered) {
    long code = Tree.number(answered.object(), "code", 0);
    return switch (action.action()) {
      case "delete" -> code == DiscordRest.UNKNOWN_MESSAGE;
      case "unban" -> code == DiscordRest.UNKNOWN_BAN;
      default -> false;
    };
  }
}
