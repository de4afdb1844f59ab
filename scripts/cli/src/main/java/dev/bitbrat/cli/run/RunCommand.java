package dev.bitbrat.cli.run;

import dev.bitbrat.cli.bot.BotFiles;
import dev.bitbrat.cli.login.CodeLogin;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.oauth.Token;
import dev.bitbrat.oauth.TokenKeeper;
import dev.bitbrat.platform.pace.Pace.Sleep;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat run}. */
@Command(
    name = "run",
    header = "Let a bot work in a channel, live, from this machine.",
    description = {
      "Needs no cloud account and no open port: the bot listens to Twitch over a WebSocket. The"
          + " first time it shows an address and a code, for the account that the bot is to speak"
          + " as; after that the home keeps the login.",
      "What the bot answers is on stdout, everything else on stderr. Ctrl-C ends it; what is under"
          + " way is finished first."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  TWITCH_CLIENT_ID=... brat run my-bot.yaml --twitch burgeroni",
      "  brat run bots/burgeroni --twitch burgeroni --home /var/lib/bitbrat"
    })
public final class RunCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final HomeOption home = new HomeOption();

  @Parameters(paramLabel = "BOT", description = "The bot: a file, or a folder of files.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path bot;

  @Option(
      names = "--twitch",
      paramLabel = "CHANNEL",
      required = true,
      description = "The channel on Twitch, as in its address.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private String channel;

  public RunCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    Loaded.Ok loaded = new BotFiles(bot).usable();
    loaded.warnings().forEach(warning -> shell.say(warning.toString()));
    Bundle bundle = loaded.bundle();
    Path place = home.in(shell);
    Path secrets = place.resolve("secrets.json");
    Token token = token(bundle.name(), secrets);
    try (Live live = Live.start(shell, place, bundle, channel(), identified(token))) {
      Thread finish = new Thread(live::close, "brat-close");
      Runtime.getRuntime().addShutdownHook(finish);
      shell.say("Ctrl-C ends it.");
      new CountDownLatch(1).await();
      unhook(finish);
    }
    return ExitCode.OK.number();
  }

  private String channel() {
    String login =
        channel.startsWith("@") || channel.startsWith("#") ? channel.substring(1) : channel;
    if (login.matches("[A-Za-z0-9_]{1,25}")) return login;
    throw new CliException(
        ExitCode.USAGE,
        "--twitch: not the name of a channel: " + channel,
        "It is what stands behind twitch.tv/, 1 to 25 letters, digits and underscores.");
  }

  private Token token(String name, Path secrets) {
    Optional<Token> kept =
        new TokenKeeper(new FileSecrets(secrets), Sleep.REAL)
            .read(name)
            .get("twitch", Account.BOT)
            .filter(token -> token.needsLogin() == null);
    if (kept.isPresent()) return kept.get();
    shell.say("Nobody is logged in to Twitch as the account of " + name + " yet.");
    return new CodeLogin(shell, secrets, name, Account.BOT, false).logIn();
  }

  private static String identified(Token token) {
    String id = token.userId();
    if (id == null) {
      throw new CliException(
          ExitCode.FAILED,
          "the login that is kept does not say which account it is of",
          "Log in again: brat login twitch --bot NAME --account bot --device");
    }
    return id;
  }

  private static void unhook(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The process is ending already: the hook does its work.
    }
  }
}
