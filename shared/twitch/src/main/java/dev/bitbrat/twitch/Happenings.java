package dev.bitbrat.twitch;

import static java.util.Map.entry;

import dev.bitbrat.events.Tree;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a notification that is no chat message: the table of {@code
 * docs/twitch-events.md}. What somebody else tells already makes nothing.
 */
final class Happenings {
  /** What a subscription's notification tells; empty if it is told elsewhere, or is no news. */
  @FunctionalInterface
  interface Mapping {
    Optional<Happened> map(Map<String, ?> event);
  }

  private static final Mapping TOLD_ELSEWHERE = event -> Optional.empty();

  /** By the subscription's type; several versions of one differ in what we leave out. */
  private static final Map<String, Mapping> TABLE =
      Map.ofEntries(
          entry("channel.follow", Happenings::follow),
          entry("channel.subscribe", TOLD_ELSEWHERE),
          entry("channel.subscription.gift", TOLD_ELSEWHERE),
          entry("channel.subscription.message", TOLD_ELSEWHERE),
          entry("channel.subscription.end", Happenings::subscriptionEnd),
          entry("channel.cheer", TOLD_ELSEWHERE),
          entry("channel.bits.use", Happenings::bits),
          entry("channel.raid", TOLD_ELSEWHERE),
          entry("stream.online", Happenings::online),
          entry("stream.offline", event -> Happened.of("stream.offline").build()),
          entry("channel.update", Happenings::update),
          entry("channel.ad_break.begin", Happenings::adBreak),
          entry("channel.shoutout.create", Happenings::shoutout),
          entry("channel.shoutout.receive", Happenings::shoutoutReceived),
          entry("channel.goal.begin", event -> goal("goal.begin", event)),
          entry("channel.goal.progress", event -> goal("goal.progress", event)),
          entry("channel.goal.end", event -> goal("goal.end", event)),
          entry("channel.charity_campaign.donate", TOLD_ELSEWHERE),
          entry("channel.charity_campaign.start", event -> charity("charity.start", event)),
          entry("channel.charity_campaign.progress", event -> charity("charity.progress", event)),
          entry("channel.charity_campaign.stop", event -> charity("charity.stop", event)),
          entry("channel.shared_chat.begin", event -> shared("shared_chat.begin", event)),
          entry("channel.shared_chat.update", event -> shared("shared_chat.update", event)),
          entry("channel.shared_chat.end", event -> shared("shared_chat.end", event)),
          entry("user.authorization.grant", event -> authorization("authorization.grant", event)),
          entry(
              "user.authorization.revoke", event -> authorization("authorization.revoke", event)));

  private Happenings() {}

  /** How a subscription is mapped; empty if we do not know it. */
  static Optional<Mapping> of(String subscription) {
    return Optional.ofNullable(TABLE.get(subscription))
        .or(() -> Games.of(subscription))
        .or(() -> Moderation.of(subscription));
  }

  /** We raid somebody: the only raid that no notice in the chat tells of. */
  static Optional<Happened> raidOut(Map<String, ?> event) {
    return Happened.of("raid_out")
        .by(event, "from_broadcaster_user")
        .person("target", event, "to_broadcaster_user")
        .number("viewers", event, "viewers")
        .build();
  }

  private static Optional<Happened> follow(Map<String, ?> event) {
    return Happened.of("follow")
        .object(event, "broadcaster_user_id", "user_id", "followed_at")
        .by(event, "user")
        .text("followed_at", event, "followed_at")
        .build();
  }

  private static Optional<Happened> subscriptionEnd(Map<String, ?> event) {
    return Happened.of("sub_end")
        .by(event, "user")
        .text("tier", event, "tier")
        .flag("gift", event, "is_gift")
        .build();
  }

  /** Cheers are told by the chat message that they are in. */
  private static Optional<Happened> bits(Map<String, ?> event) {
    if ("cheer".equals(event.get("type"))) return Optional.empty();
    return Happened.of("bits_use")
        .by(event, "user")
        .number("bits", event, "bits")
        .text("type", event, "type")
        .text("power_up", Tree.map(event, "power_up"), "type")
        .text("message", Tree.map(event, "message"), "text")
        .build();
  }

  /** A rerun or a watch party is no stream that goes live. */
  private static Optional<Happened> online(Map<String, ?> event) {
    String type = Tree.string(event, "type");
    if (type != null && !type.equals("live")) return Optional.empty();
    return Happened.of(StreamDetails.ONLINE)
        .object(event, "id")
        .text("started_at", event, "started_at")
        .build();
  }

  private static Optional<Happened> update(Map<String, ?> event) {
    return Happened.of("channel.update")
        .anyText("title", event, "title")
        .anyText("game", event, "category_name")
        .text("language", event, "language")
        .build();
  }

  private static Optional<Happened> adBreak(Map<String, ?> event) {
    return Happened.of("ad_break")
        .object(event, "broadcaster_user_id", "started_at")
        .by(event, "requester_user")
        .number("seconds", event, "duration_seconds")
        .flag("automatic", event, "is_automatic")
        .build();
  }

  private static Optional<Happened> shoutout(Map<String, ?> event) {
    return Happened.of("shoutout")
        .object(event, "broadcaster_user_id", "to_broadcaster_user_id", "started_at")
        .by(event, "moderator_user")
        .person("target", event, "to_broadcaster_user")
        .number("viewers", event, "viewer_count")
        .build();
  }

  private static Optional<Happened> shoutoutReceived(Map<String, ?> event) {
    return Happened.of("shoutout_received")
        .object(event, "broadcaster_user_id", "from_broadcaster_user_id", "started_at")
        .by(event, "from_broadcaster_user")
        .number("viewers", event, "viewer_count")
        .build();
  }

  private static Optional<Happened> goal(String kind, Map<String, ?> event) {
    Happened.Builder told =
        Happened.of(kind)
            .text("goal_id", event, "id")
            .text("type", event, "type")
            .text("description", event, "description")
            .number("current", event, "current_amount")
            .number("target", event, "target_amount")
            .flag("achieved", event, "is_achieved");
    return (kind.equals("goal.progress") ? told : told.object(event, "id")).build();
  }

  private static Optional<Happened> charity(String kind, Map<String, ?> event) {
    Map<String, @Nullable Object> target = Tree.map(event, "target_amount");
    return Happened.of(kind)
        .text("charity", event, "charity_name")
        .put("current", Amounts.value(Tree.map(event, "current_amount")))
        .put("target", Amounts.value(target))
        .text("currency", target, "currency")
        .build();
  }

  private static Optional<Happened> shared(String kind, Map<String, ?> event) {
    return Happened.of(kind)
        .text("session_id", event, "session_id")
        .person("host", event, "host_broadcaster_user")
        .put("channels", Rows.people(event, "participants", "broadcaster_user"))
        .build();
  }

  private static Optional<Happened> authorization(String kind, Map<String, ?> event) {
    return Happened.of(kind).by(event, "user").build();
  }
}
