package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.PlatformProvider;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestSettings;
import java.time.InstantSource;
import java.util.Map;

/**
 * Twitch at {@code TWITCH_API_URL}, or where it really is. {@code TWITCH_MODERATED} names the
 * channels where the bot is a moderator and may send faster; {@code *} is all. {@code
 * TWITCH_MESSAGES_IN_30S} is what Twitch allows a bot that it has verified.
 */
public final class HelixProvider implements PlatformProvider {
  private static final String MESSAGES = "TWITCH_MESSAGES_IN_30S";

  @Override
  public Platform platform(Map<String, String> environment, Secrets secrets, InstantSource clock) {
    return new HelixChat(
        settings(environment),
        secrets,
        clock,
        new HelixPace(
            new Pace(clock, Pace.Sleep.REAL),
            allowed(environment),
            environment.getOrDefault("TWITCH_MODERATED", "")));
  }

  private static int allowed(Map<String, String> environment) {
    String text = environment.getOrDefault(MESSAGES, "").strip();
    if (text.isEmpty()) return 0;
    if (text.matches("[1-9][0-9]{0,5}")) return Integer.parseInt(text);
    throw new IllegalArgumentException(
        MESSAGES + " is not understood: it should be a number such as 7500");
  }

  static RestSettings settings(Map<String, String> environment) {
    return RestSettings.of(environment, "TWITCH_API_URL", "https://api.twitch.tv");
  }
}
