package dev.bitbrat.oauth;

import java.util.List;

/** What Twitch is asked for, and what each is for. */
final class TwitchScopes {
  static final List<String> BOT =
      List.of(
          "user:bot", // be in a chat with the app access token
          "user:read:chat", // hear it
          "user:write:chat", // speak there
          "user:read:emotes", // know its emotes
          "moderator:read:followers", // who follows
          "moderator:read:chatters", // who is there
          "moderator:read:warnings",
          "moderator:read:unban_requests",
          "moderator:read:shield_mode",
          "moderator:manage:automod", // what it holds back; there is no scope to read it alone
          "moderator:manage:announcements",
          "moderator:manage:banned_users", // ban, time out
          "moderator:manage:chat_messages", // delete
          "moderator:manage:shoutouts");

  static final List<String> BROADCASTER =
      List.of(
          "channel:bot", // let the bot into the chat
          "bits:read", // cheers
          "channel:read:subscriptions",
          "channel:read:redemptions", // channel points
          "channel:read:polls",
          "channel:read:predictions",
          "channel:read:hype_train",
          "channel:read:goals",
          "channel:read:charity",
          "channel:read:ads",
          "channel:moderate", // what moderators do
          "moderator:read:followers",
          "moderator:read:shoutouts");

  private TwitchScopes() {}
}
