package dev.bitbrat.cli.twitch;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.HomeOption;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.local.ChainedSecrets;
import dev.bitbrat.local.EnvSecrets;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.twitch.EventSubSubscriptions;
import dev.bitbrat.twitch.EventSubSubscriptions.Target;
import java.net.URI;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Whose channel, which account and which webhook. */
final class TwitchOptions {
  @Parameters(index = "0", paramLabel = "CHANNEL", description = "Login of the channel's owner.")
  private String channel = "";

  @Option(
      names = "--account",
      paramLabel = "LOGIN",
      required = true,
      description = "Login of the account that the bot speaks as.")
  private String account = "";

  @Option(
      names = "--callback",
      paramLabel = "URL",
      required = true,
      description = "Address of the bot's webhook: https, on port 443, without a query.")
  private String callback = "";

  @Option(
      names = "--bot-name",
      paramLabel = "NAME",
      defaultValue = "bot",
      description =
          "The bot whose own tokens are used (secret bitbrat-tokens-NAME), if it has some."
              + " Default: ${DEFAULT-VALUE}.")
  private String bot = "";

  @Mixin private final HomeOption home = new HomeOption();

  /** Of the environment, then of the home's secrets. */
  Secrets secrets(Shell shell) {
    return new ChainedSecrets(
        List.of(
            new EnvSecrets(shell.environment()),
            new FileSecrets(home.in(shell).resolve("secrets.json"))));
  }

  /**
   * @throws CliException if Twitch does nothing before somebody sets something right
   */
  <T> T ask(Shell shell, Secrets secrets, Function<Asked, T> question) {
    URI webhook = webhook();
    try {
      EventSubSubscriptions subscriptions = new EventSubSubscriptions(settings(shell), secrets);
      Target target =
          new Target(bot, id(subscriptions, channel), id(subscriptions, account), webhook);
      return question.apply(new Asked(subscriptions, target));
    } catch (ExplainedException e) {
      throw new CliException(
          ExitCode.NOT_PERMITTED,
          String.valueOf(e.getMessage()),
          "Secrets are read from the environment, then from " + home.in(shell) + "/secrets.json.");
    }
  }

  record Asked(EventSubSubscriptions subscriptions, Target target) {}

  private static RestSettings settings(Shell shell) {
    try {
      return RestSettings.of(shell.environment(), "TWITCH_API_URL", "https://api.twitch.tv");
    } catch (IllegalArgumentException e) {
      throw new CliException(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private String id(EventSubSubscriptions subscriptions, String login) {
    return subscriptions
        .id(bot, login)
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.FAILED,
                    "Twitch knows nobody of the login " + login,
                    "It is what stands behind twitch.tv/ in the channel's address."));
  }

  /** Twitch takes no other; on this machine its stand-in does. */
  private URI webhook() {
    try {
      URI uri = URI.create(callback);
      boolean here = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
      boolean https =
          "https".equals(uri.getScheme()) && (uri.getPort() == -1 || uri.getPort() == 443);
      boolean whole = uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null;
      if (whole && uri.getUserInfo() == null && (https || here)) return uri;
    } catch (IllegalArgumentException e) {
      // The same is to be said about it as about an address of the wrong kind.
    }
    throw new CliException(
        ExitCode.USAGE,
        "--callback is not an address that Twitch takes: " + callback,
        "Expected https://HOST/PATH, on port 443 and without a query.");
  }
}
