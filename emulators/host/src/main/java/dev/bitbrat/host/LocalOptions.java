package dev.bitbrat.host;

import dev.bitbrat.local.Database;
import dev.bitbrat.stages.Effects;
import dev.bitbrat.twitch.HelixSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.Map;

/**
 * @param home directory that holds everything the platform keeps
 * @param command what the user started, shown to whoever finds the home taken
 * @param environment environment variables: secrets, base URLs
 * @param port of the local server; 0 takes any
 * @param ticks whether what is due fires by itself, every minute; else only by {@link
 *     LocalPlatform#tick}
 * @param fused whether an event's stages are walked in one call, as {@code functions/pipeline}
 *     does, instead of from topic to topic
 */
public record LocalOptions(
    Path home,
    String command,
    Map<String, String> environment,
    InstantSource clock,
    Database.Sync sync,
    int port,
    boolean ticks,
    boolean fused) {
  public LocalOptions {
    environment = Map.copyOf(environment);
  }

  public static LocalOptions of(Path home, String command, InstantSource clock) {
    return new LocalOptions(
        home, command, System.getenv(), clock, Database.Sync.NORMAL, 0, false, false);
  }

  public LocalOptions withPort(int other) {
    return new LocalOptions(home, command, environment, clock, sync, other, ticks, fused);
  }

  public LocalOptions withEnvironment(Map<String, String> other) {
    return new LocalOptions(home, command, other, clock, sync, port, ticks, fused);
  }

  public LocalOptions withTicks() {
    return new LocalOptions(home, command, environment, clock, sync, port, true, fused);
  }

  public LocalOptions withFused() {
    return new LocalOptions(home, command, environment, clock, sync, port, ticks, true);
  }

  URI twitchApi() {
    return URI.create(environment.getOrDefault(HelixSettings.VARIABLE, HelixSettings.TWITCH));
  }

  /** {@code EGRESS_LEASE}, for example {@code 90s} or {@code PT90S}. */
  Duration egressLease() {
    String text = environment.getOrDefault("EGRESS_LEASE", "").strip();
    if (text.isEmpty()) return Effects.LEASE;
    try {
      return Duration.parse(text.regionMatches(true, 0, "P", 0, 1) ? text : "PT" + text);
    } catch (DateTimeParseException e) {
      throw new IllegalStateException(
          "EGRESS_LEASE is not understood: it should be a duration, for example 90s or PT90S.", e);
    }
  }
}
