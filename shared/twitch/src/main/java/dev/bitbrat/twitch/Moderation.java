package dev.bitbrat.twitch;

import static java.util.Map.entry;

import dev.bitbrat.events.Tree;
import dev.bitbrat.twitch.Happenings.Mapping;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What moderators do. The detail {@code user} is who did it, {@code target} to whom. {@code
 * channel.moderate} tells only what no subscription of its own tells.
 */
final class Moderation {
  /** Their own subscriptions tell these. */
  private static final Set<String> TOLD_ELSEWHERE =
      Set.of(
          "ban",
          "unban",
          "timeout",
          "untimeout",
          "delete",
          "clear",
          "warn",
          "mod",
          "unmod",
          "vip",
          "unvip");

  private static final Map<String, Mapping> TABLE =
      Map.ofEntries(
          entry("channel.ban", Moderation::ban),
          entry("channel.unban", event -> byModerator("unban", event).build()),
          entry("channel.moderate", Moderation::moderate),
          entry("channel.moderator.add", event -> role("moderator.add", event)),
          entry("channel.moderator.remove", event -> role("moderator.remove", event)),
          entry("channel.vip.add", event -> role("vip.add", event)),
          entry("channel.vip.remove", event -> role("vip.remove", event)),
          entry("channel.warning.send", Moderation::warning),
          entry("channel.warning.acknowledge", event -> by("warning.acknowledge", event)),
          entry("channel.chat.message_delete", Moderation::messageDelete),
          entry("channel.chat.clear", event -> Happened.of("chat_clear").build()),
          entry("channel.chat.clear_user_messages", event -> Optional.empty()),
          entry("channel.unban_request.create", Moderation::unbanRequest),
          entry("channel.unban_request.resolve", Moderation::unbanDecision),
          entry("channel.shield_mode.begin", event -> shield("shield_mode.begin", event)),
          entry("channel.shield_mode.end", event -> shield("shield_mode.end", event)),
          entry("automod.message.hold", Moderation::hold),
          entry("automod.message.update", Moderation::holdDecision));

  private Moderation() {}

  static Optional<Mapping> of(String subscription) {
    return Optional.ofNullable(TABLE.get(subscription));
  }

  private static Optional<Happened> ban(Map<String, ?> event) {
    boolean forGood = !Boolean.FALSE.equals(event.get("is_permanent"));
    return byModerator(forGood ? "ban" : "timeout", event)
        .object(event, "broadcaster_user_id", "user_id", "banned_at")
        .text("reason", event, "reason")
        .put("seconds", forGood ? null : seconds(event))
        .build();
  }

  private static @Nullable Long seconds(Map<String, ?> event) {
    try {
      Instant from = Instant.parse(String.valueOf(Tree.string(event, "banned_at")));
      Instant to = Instant.parse(String.valueOf(Tree.string(event, "ends_at")));
      return (Duration.between(from, to).toMillis() + 500) / 1000;
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  private static Happened.Builder byModerator(String kind, Map<String, ?> event) {
    return Happened.of(kind).by(event, "moderator_user").person("target", event, "user");
  }

  private static Optional<Happened> moderate(Map<String, ?> event) {
    String action = String.valueOf(Tree.string(event, "action"));
    if (TOLD_ELSEWHERE.contains(action)) return Optional.empty();
    Map<String, @Nullable Object> about = Tree.map(event, action);
    return Happened.of("moderation")
        .by(event, "moderator_user")
        .put("action", action)
        .person("target", about, "user")
        .text("reason", about, "reason")
        .person("source", event, "source_broadcaster_user")
        .build();
  }

  private static Optional<Happened> role(String kind, Map<String, ?> event) {
    return Happened.of(kind).person("target", event, "user").build();
  }

  private static Optional<Happened> by(String kind, Map<String, ?> event) {
    return Happened.of(kind).by(event, "user").build();
  }

  private static Optional<Happened> warning(Map<String, ?> event) {
    return byModerator("warning", event).text("reason", event, "reason").build();
  }

  private static Optional<Happened> messageDelete(Map<String, ?> event) {
    return Happened.of("message_delete")
        .object(event, "message_id")
        .person("target", event, "target_user")
        .text("message_id", event, "message_id")
        .build();
  }

  private static Optional<Happened> unbanRequest(Map<String, ?> event) {
    return Happened.of("unban_request")
        .object(event, "id")
        .by(event, "user")
        .text("message", event, "text")
        .text("request_id", event, "id")
        .build();
  }

  private static Optional<Happened> unbanDecision(Map<String, ?> event) {
    return byModerator("unban_request.resolve", event)
        .object(event, "id")
        .text("status", event, "status")
        .text("message", event, "resolution_text")
        .text("request_id", event, "id")
        .build();
  }

  private static Optional<Happened> shield(String kind, Map<String, ?> event) {
    return Happened.of(kind).by(event, "moderator_user").build();
  }

  /** What is held is in nobody's chat yet, so that it is no chat line either. */
  private static Optional<Happened> hold(Map<String, ?> event) {
    return Happened.of("automod.hold")
        .object(event, "message_id")
        .by(event, "user")
        .text("message", Tree.map(event, "message"), "text")
        .text("message_id", event, "message_id")
        .text("reason", event, "reason")
        .text("category", event, "category")
        .text("category", Tree.map(event, "automod"), "category")
        .build();
  }

  private static Optional<Happened> holdDecision(Map<String, ?> event) {
    return byModerator("automod.update", event)
        .object(event, "message_id", "status")
        .text("status", event, "status")
        .text("message_id", event, "message_id")
        .build();
  }
}
