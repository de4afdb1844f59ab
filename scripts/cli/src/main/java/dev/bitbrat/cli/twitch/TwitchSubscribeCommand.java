package dev.bitbrat.cli.twitch;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.twitch.EventSubProtocol;
import dev.bitbrat.twitch.Subscribed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat twitch subscribe}. */
@Command(
    name = "subscribe",
    header = "Make the subscriptions of a channel what they should be.",
    description =
        "Makes what is missing, removes what is dead or there twice. Doing it again changes"
            + " nothing. The webhook has to run: Twitch asks it at once. Needs TWITCH_CLIENT_ID,"
            + " TWITCH_APP_TOKEN, and the TWITCH_EVENTSUB_SECRET that the webhook has. Ends with 1"
            + " if one that is needed could not be made.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat twitch subscribe burgeroni --account thebot --callback https://bot.example/twitch",
      "  brat twitch subscribe burgeroni --account thebot --callback https://bot.example/twitch"
          + " --renew"
    })
public final class TwitchSubscribeCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final TwitchOptions options = new TwitchOptions();

  @Option(
      names = "--renew",
      description = "Make all of them anew: after TWITCH_EVENTSUB_SECRET was changed.")
  private boolean renew;

  @Option(
      names = "--json",
      description = "A line each on stdout: {type, version, state, what, needed, id}.")
  private boolean json;

  public TwitchSubscribeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    Secrets secrets = options.secrets(shell);
    String secret = secret(secrets);
    List<Subscribed> all =
        options.ask(
            shell,
            secrets,
            asked -> asked.subscriptions().subscribe(asked.target(), secret, renew));
    ExitCode code = SubscribedReport.show(all, json, shell);
    boolean asking = all.stream().anyMatch(one -> one.state() == Subscribed.State.CREATED);
    if (asking) shell.say("Twitch asks the webhook now. How that went: brat twitch status");
    return code.number();
  }

  private static String secret(Secrets secrets) {
    String secret = secrets.get(EventSubProtocol.SECRET).orElse("");
    if (secret.matches("[\\x21-\\x7e]{10,100}")) return secret;
    throw new CliException(
        ExitCode.USAGE,
        EventSubProtocol.SECRET
            + (secret.isEmpty() ? " is not set" : " is not one that Twitch takes"),
        "It is what Twitch signs with: 10 to 100 visible ASCII characters, the same for the"
            + " webhook.",
        "A new one: openssl rand -hex 32");
  }
}
