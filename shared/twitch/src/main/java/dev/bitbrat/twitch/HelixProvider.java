package dev.bitbrat.twitch;

import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.PlatformProvider;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import java.time.InstantSource;
import java.util.Map;

/** Twitch at {@code TWITCH_API_URL}, or where it really is. */
public final class HelixProvider implements PlatformProvider {
  @Override
  public Platform platform(Map<String, String> environment, Secrets secrets, InstantSource clock) {
    return new HelixChat(
        RestSettings.of(environment, "TWITCH_API_URL", "https://api.twitch.tv"), secrets, clock);
  }
}
