package dev.bitbrat.kick;

import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.PlatformProvider;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import java.time.InstantSource;
import java.util.Map;

/** Kick at {@code KICK_API_URL}, or where it really is. */
public final class KickProvider implements PlatformProvider {
  @Override
  public Platform platform(Map<String, String> environment, Secrets secrets, InstantSource clock) {
    return new KickChat(settings(environment), secrets, clock);
  }

  /**
   * Where its API is.
   *
   * @throws IllegalArgumentException if {@code KICK_API_URL} is not understood
   */
  public static RestSettings settings(Map<String, String> environment) {
    return RestSettings.of(environment, "KICK_API_URL", "https://api.kick.com");
  }
}
