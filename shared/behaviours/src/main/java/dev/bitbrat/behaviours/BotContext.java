package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where a bot works; what is {@code null} may be anything.
 *
 * @param channel name or id of the channel; a leading {@code #} does not count
 * @param account the bot's own account on the platform, by id
 */
public record BotContext(
    @Nullable String platform, @Nullable String channel, @Nullable String account) {
  public boolean includes(Origin origin) {
    return fits(platform, origin.platform())
        && (fits(channel, origin.channel()) || fits(channel, origin.channelId()))
        && fits(account, origin.account());
  }

  /**
   * Whether it could be there: more than {@link #includes}, as an origin may tell a channel by its
   * id alone while this names it by login.
   */
  public boolean mayInclude(Origin origin) {
    return fits(platform, origin.platform())
        && (mayBe(channel, origin.channel()) || fits(channel, origin.channelId()))
        && mayBe(account, origin.account());
  }

  private static boolean mayBe(@Nullable String wanted, @Nullable String actual) {
    return actual == null || fits(wanted, actual);
  }

  private static boolean fits(@Nullable String wanted, @Nullable String actual) {
    return wanted == null || (actual != null && name(wanted).equals(name(actual)));
  }

  private static String name(String text) {
    return Names.fold(text.startsWith("#") ? text.substring(1) : text);
  }
}
