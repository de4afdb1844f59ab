package dev.bitbrat.discord;

import dev.bitbrat.discord.DiscordAccess.Reply;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Platform.Action;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.rest.RestRequest;
import dev.bitbrat.platform.rest.RestResult.Answered;
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

  /** What is missing or wrong, in words. */
  private static final class UnfitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnfitException(String message) {
      super(message);
    }
  }

  Sent act(Action action) {
    try {
      return done(action, access.ask(action.bot(), because(action, request(action))));
    } catch (UnfitException e) {
      return new Sent.Refused(String.valueOf(e.getMessage()));
    } catch (ExplainedException e) {
      return new Sent.NotNow(String.valueOf(e.getMessage()), null, true);
    }
  }

  private RestRequest request(Action action) {
    if (action.action().equals("delete")) {
      String target = "/channels/" + channel(action) + "/messages/" + id(action, "message");
      return access.request("DELETE", target);
    }
    String user = id(action, "user");
    return switch (action.action()) {
      case "timeout" ->
          access.request("PATCH", "/guilds/" + guild(action) + "/members/" + user, timeout(action));
      case "ban" -> access.request("PUT", "/guilds/" + guild(action) + "/bans/" + user, Map.of());
      case "unban" -> access.request("DELETE", "/guilds/" + guild(action) + "/bans/" + user);
      case "role.add" -> access.request("PUT", role(action, user));
      case "role.remove" -> access.request("DELETE", role(action, user));
      default -> throw new UnfitException("discord does not do " + action.action());
    };
  }

  private String role(Action action, String user) {
    String role = id(action, "role");
    return "/guilds/" + guild(action) + "/members/" + user + "/roles/" + role;
  }

  private Map<String, @Nullable Object> timeout(Action action) {
    Object said = action.arguments().get("seconds");
    String text = said instanceof Long || said instanceof String ? said.toString().strip() : "";
    if (!text.matches("[0-9]{1,9}")) {
      throw new UnfitException("a timeout needs seconds, a whole number; 0 ends it");
    }
    Duration length = Duration.ofSeconds(Long.parseLong(text));
    if (length.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new UnfitException("Discord has timeouts of 28 days at most");
    }
    Instant until = clock.instant().plus(length);
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("communication_disabled_until", length.isZero() ? null : until.toString());
    return body;
  }

  /** Into the guild's audit log. */
  private static RestRequest because(Action action, RestRequest request) {
    String reason = Tree.string(action.arguments(), "reason");
    if (reason == null || reason.isBlank()) return request;
    int points = Math.min(REASON_CHARACTERS, reason.codePointCount(0, reason.length()));
    String brief = reason.substring(0, reason.offsetByCodePoints(0, points));
    return request.with("X-Audit-Log-Reason", RestRequest.encode(brief));
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

  private static String id(Action action, String name) {
    return Snowflake.in(action.arguments().get(name))
        .orElseThrow(
            () ->
                new UnfitException(
                    action.action() + " needs the id of a " + name + ", or a mention of it"));
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
