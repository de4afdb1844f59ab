package dev.bitbrat.irc;

import dev.bitbrat.events.Event;
import dev.bitbrat.platform.rest.RestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * @param chat address of the chat
 * @param id address of the authorization server
 * @param channels at least one, lower case
 * @param bot whose account's token it is
 * @param patience how long logging in may take
 */
record IrcSettings(URI chat, RestSettings id, Set<String> channels, String bot, Duration patience) {
  static final String CHANNELS = "IRC_CHANNELS";

  private static final String CHAT_URL = "TWITCH_IRC_URL";
  private static final String TWITCH = "wss://irc-ws.chat.twitch.tv:443";
  private static final Pattern CHANNEL = Pattern.compile("[a-z0-9_]{1,25}");

  /** Twitch lets an account be in so many channels that did not invite it. */
  private static final int MOST_CHANNELS = 100;

  IrcSettings {
    channels = Set.copyOf(channels);
  }

  /**
   * @throws IllegalArgumentException if a variable is not understood; the message names it
   */
  static IrcSettings of(Map<String, String> environment) {
    return new IrcSettings(
        chat(environment.getOrDefault(CHAT_URL, "").strip()),
        RestSettings.of(environment, "TWITCH_ID_URL", "https://id.twitch.tv"),
        channels(environment.getOrDefault(CHANNELS, "")),
        environment.getOrDefault("IRC_BOT", Event.NO_BOT).strip(),
        Duration.ofSeconds(20));
  }

  private static URI chat(String address) {
    try {
      URI uri = URI.create(address.isEmpty() ? TWITCH : address);
      boolean socket = "wss".equals(uri.getScheme()) || "ws".equals(uri.getScheme());
      if (socket && uri.getHost() != null) return uri;
    } catch (IllegalArgumentException e) {
      throw notUnderstood(e);
    }
    throw notUnderstood(null);
  }

  private static IllegalArgumentException notUnderstood(@Nullable Exception cause) {
    return new IllegalArgumentException(
        CHAT_URL + " is not understood: it should be an address such as " + TWITCH, cause);
  }

  private static Set<String> channels(String list) {
    Set<String> channels = new LinkedHashSet<>();
    for (String part : list.split(",")) {
      String name = part.strip().toLowerCase(Locale.ROOT);
      if (name.startsWith("#")) name = name.substring(1);
      if (!CHANNEL.matcher(name).matches()) {
        throw new IllegalArgumentException(
            CHANNELS
                + " is not understood: it should be logins of channels with commas in between,"
                + " each of 1 to 25 letters, digits and underscores");
      }
      channels.add(name);
    }
    if (channels.size() > MOST_CHANNELS) {
      throw new IllegalArgumentException(
          CHANNELS + " names more than the " + MOST_CHANNELS + " channels that Twitch allows");
    }
    return channels;
  }
}
