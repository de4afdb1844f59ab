package dev.bitbrat.discord;

import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.PlatformProvider;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import java.time.InstantSource;
import java.util.Map;

/** Discord at {@code DISCORD_API_URL}, or where it really is. */
public final class DiscordProvider implements PlatformProvider {
  @Override
  public Platform platform(Map<String, String> environment, Secrets secrets, InstantSource clock) {
    return new DiscordRest(settings(environment), secrets, clock);
  }

  /**
   * @throws IllegalArgumentException if the variable is not understood; the message names it
   */
  public static RestSettings settings(Map<String, String> environment) {
    return RestSettings.of(environment, "DISCORD_API_URL", "https://discord.com/api/v10");
  }
}
