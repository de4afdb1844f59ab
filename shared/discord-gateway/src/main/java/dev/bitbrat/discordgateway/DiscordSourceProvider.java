package dev.bitbrat.discordgateway;

import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import java.util.List;
import java.util.Locale;

/** Discord's gateway, where {@code DISCORD_GATEWAY} is {@code true}. */
public final class DiscordSourceProvider implements SourceProvider {
  private static final String ON = "DISCORD_GATEWAY";

  @Override
  public List<Source> sources(Setting setting) {
    String on = setting.environment().getOrDefault(ON, "").strip().toLowerCase(Locale.ROOT);
    return switch (on) {
      case "true" -> List.of(new DiscordSource(setting));
      case "", "false" -> List.of();
      default -> throw new IllegalArgumentException(ON + " should be true or false");
    };
  }
}
