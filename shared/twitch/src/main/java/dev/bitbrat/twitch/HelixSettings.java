package dev.bitbrat.twitch;

import java.net.URI;
import java.time.Duration;

/**
 * @param api without a path, for example {@code https://api.twitch.tv}
 * @param connect how long connecting may take
 * @param read how long Twitch may be silent before the outcome is unknown
 */
public record HelixSettings(URI api, Duration connect, Duration read) {
  /** Twitch's own address. */
  public static final String TWITCH = "https://api.twitch.tv";

  /** Variable that names another address, for tests. */
  public static final String VARIABLE = "TWITCH_API_URL";

  public HelixSettings {
    boolean http = "https".equals(api.getScheme()) || "http".equals(api.getScheme());
    if (!http || api.getHost() == null) {
      throw new IllegalArgumentException(
          "the address of Twitch's API must be http or https with a host: " + api);
    }
  }

  /** With the usual time limits. */
  public static HelixSettings at(URI api) {
    return new HelixSettings(api, Duration.ofSeconds(3), Duration.ofSeconds(10));
  }
}
