package dev.bitbrat.irc;

import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.twitch.SocketSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * @param chat address of the chat
 * @param id address of the authorization server
 * @param channels at least one, lower case
 * @param bot whose account's token it is
 * @param patience how long logging in may take, and joining
 */
record IrcSettings(URI chat, RestSettings id, Set<String> channels, String bot, Duration patience) {
  static final String CHANNELS = "IRC_CHANNELS";

  private static final String CHAT_URL = "TWITCH_IRC_URL";
  private static final URI TWITCH = URI.create("wss://irc-ws.chat.twitch.tv:443");

  /** Twitch lets an account be in so many channels that did not invite it. */
  private static final int MOST_CHANNELS = 100;

  IrcSettings {
    channels = Set.copyOf(channels);
  }

  /**
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  static IrcSettings of(Setting setting) {
    Map<String, String> environment = setting.environment();
    return new IrcSettings(
        SocketSettings.address(environment, CHAT_URL, TWITCH),
        RestSettings.of(environment, "TWITCH_ID_URL", "https://id.twitch.tv"),
        SocketSettings.channels(environment, CHANNELS, MOST_CHANNELS),
        setting.bot("IRC_BOT"),
        Duration.ofSeconds(20));
  }
}
