package dev.bitbrat.cli.login;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.events.BotName;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.util.Locale;
import picocli.CommandLine.Option;

/** Which account of which bot. */
final class AccountOption {
  /** Those that a person logs in to. */
  enum Kind {
    BOT,
    BROADCASTER;

    Account account() {
      return Account.valueOf(name());
    }

    /** As {@code valueOf} of picocli asks for it, and as it shows it. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Option(names = "--bot", paramLabel = "NAME", required = true, description = "Name of the bot.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String bot;

  @Option(
      names = "--account",
      paramLabel = "bot|broadcaster",
      required = true,
      description = "The account that the bot speaks as, or the one that owns the channel.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Kind account;

  String bot() {
    return checked(bot);
  }

  Account account() {
    return account.account();
  }

  static String checked(String bot) {
    if (BotName.isOne(bot)) return bot;
    throw new CliException(
        ExitCode.USAGE,
        "--bot: not the name of a bot: " + bot,
        "A name has small letters, digits, hyphens and underscores, at most 63.");
  }
}
