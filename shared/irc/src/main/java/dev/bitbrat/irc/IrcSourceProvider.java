package dev.bitbrat.irc;

import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import java.util.List;

/** Twitch's chat over IRC, where {@code IRC_CHANNELS} names channels. */
public final class IrcSourceProvider implements SourceProvider {
  @Override
  public List<Source> sources(Setting setting) {
    if (setting.environment().getOrDefault(IrcSettings.CHANNELS, "").isBlank()) return List.of();
    return List.of(new IrcSource(IrcSettings.of(setting), setting));
  }
}
