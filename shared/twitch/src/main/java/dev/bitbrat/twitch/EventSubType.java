package dev.bitbrat.twitch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A type of subscription that a bot wants, as "EventSub Subscription Types" of Twitch's
 * documentation has them.
 *
 * @param rights scopes that somebody has to have granted, a sentence for people; empty if none
 * @param needed whether a bot is of little use without it
 */
record EventSubType(String type, String version, About about, String rights, boolean needed) {
  private static final String OF_OWNER = " of the channel's owner";

  private static final String CHAT =
      "user:read:chat and user:bot of the bot's account, and channel:bot of the channel's owner"
          + " unless the bot is a moderator";

  static final EventSubType CHAT_MESSAGE =
      needed(ChatMessages.SUBSCRIPTION, "1", About.READER, CHAT);

  static final List<EventSubType> ALL =
      List.of(
          CHAT_MESSAGE,
          needed("channel.chat.notification", "1", About.READER, CHAT),
          needed("stream.online", "1", About.CHANNEL, ""),
          needed("stream.offline", "1", About.CHANNEL, ""),
          needed("channel.update", "2", About.CHANNEL, ""),
          moderator("channel.follow", "2", "moderator:read:followers"),
          new EventSubType("channel.raid", "1", About.RAIDER, "", false),
          owner("channel.subscription.end", "channel:read:subscriptions"),
          owner("channel.bits.use", "bits:read"),
          owner("channel.channel_points_custom_reward_redemption.add", "channel:read:redemptions"),
          owner(
              "channel.channel_points_custom_reward_redemption.update", "channel:read:redemptions"),
          owner(
              "channel.channel_points_automatic_reward_redemption.add",
              "2",
              "channel:read:redemptions"),
          owner("channel.poll.begin", "channel:read:polls"),
          owner("channel.poll.end", "channel:read:polls"),
          owner("channel.prediction.begin", "channel:read:predictions"),
          owner("channel.prediction.lock", "channel:read:predictions"),
          owner("channel.prediction.end", "channel:read:predictions"),
          owner("channel.hype_train.begin", "2", "channel:read:hype_train"),
          owner("channel.hype_train.end", "2", "channel:read:hype_train"),
          owner("channel.goal.begin", "channel:read:goals"),
          owner("channel.goal.end", "channel:read:goals"),
          owner("channel.charity_campaign.start", "channel:read:charity"),
          owner("channel.charity_campaign.stop", "channel:read:charity"),
          owner("channel.ad_break.begin", "channel:read:ads"),
          moderator("channel.shoutout.create", "1", "moderator:read:shoutouts"),
          moderator("channel.shoutout.receive", "1", "moderator:read:shoutouts"),
          owner("channel.ban", "channel:moderate"),
          owner("channel.unban", "channel:moderate"),
          moderator("channel.warning.send", "1", "moderator:read:warnings"),
          new EventSubType("channel.chat.message_delete", "1", About.READER, CHAT, false),
          new EventSubType("channel.chat.clear", "1", About.READER, CHAT, false),
          moderator("channel.unban_request.create", "1", "moderator:read:unban_requests"),
          moderator("channel.unban_request.resolve", "1", "moderator:read:unban_requests"),
          moderator("channel.shield_mode.begin", "1", "moderator:read:shield_mode"),
          moderator("channel.shield_mode.end", "1", "moderator:read:shield_mode"),
          moderator("automod.message.hold", "2", "moderator:manage:automod"),
          moderator("automod.message.update", "2", "moderator:manage:automod"),
          new EventSubType("channel.shared_chat.begin", "1", About.CHANNEL, "", false),
          new EventSubType("channel.shared_chat.update", "1", About.CHANNEL, "", false),
          new EventSubType("channel.shared_chat.end", "1", About.CHANNEL, "", false));

  /** What a condition names. */
  enum About {
    CHANNEL,
    /** The channel, and the bot's account as its reader. */
    READER,
    /** The channel, and the bot's account as its moderator. */
    MODERATOR,
    /** The channel as the one that raids. */
    RAIDER
  }

  /** Whether only the channel's owner can grant it. */
  boolean isOwners() {
    return about == About.CHANNEL && rights.endsWith(OF_OWNER);
  }

  Map<String, @Nullable Object> condition(String channelId, String accountId) {
    Map<String, @Nullable Object> condition = new LinkedHashMap<>();
    condition.put(
        about == About.RAIDER ? "from_broadcaster_user_id" : "broadcaster_user_id", channelId);
    if (about == About.READER) condition.put("user_id", accountId);
    if (about == About.MODERATOR) condition.put("moderator_user_id", accountId);
    return condition;
  }

  private static EventSubType needed(String type, String version, About about, String rights) {
    return new EventSubType(type, version, about, rights, true);
  }

  private static EventSubType owner(String type, String scope) {
    return owner(type, "1", scope);
  }

  private static EventSubType owner(String type, String version, String scope) {
    return new EventSubType(type, version, About.CHANNEL, scope + OF_OWNER, false);
  }

  private static EventSubType moderator(String type, String version, String scope) {
    return new EventSubType(
        type,
        version,
        About.MODERATOR,
        scope + " of the bot's account, which has to be a moderator",
        false);
  }
}
