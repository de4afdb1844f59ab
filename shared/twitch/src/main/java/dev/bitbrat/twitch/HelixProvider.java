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
 * channels where the bot is a moderator and may send faster; {@code *} is all.
 */
public final class HelixProvider implements PlatformProvider {
  @Override
  public Platform platform(Map<String, String> environment, Secrets secrets, InstantSource clock) {
    return new HelixChat(
        RestSettings.of(environment, "TWITCH_API_URL", "https://api.twitch.tv"),
        secrets,
        clock,
        new Pace(clock, Pace.Sleep.REAL),
        environment.getOrDefault("TWITCH_MODERATED", ""));
  }
}
