package dev.bitbrat.cli.twitch;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.twitch.Subscribed;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat twitch status}. */
@Command(
    name = "status",
    header = "Say which subscriptions of a channel come in, and why the others do not.",
    description =
        "Changes nothing. Needs TWITCH_CLIENT_ID and TWITCH_APP_TOKEN. Ends with 1 if one that is"
            + " needed is missing, or one is dead.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat twitch status burgeroni --account thebot --callback https://bot.example/twitch",
      "  brat twitch status burgeroni --account thebot --callback https://bot.example/twitch"
          + " --json |",
      "    jq -r 'select(.state != \"enabled\") | .what'"
    })
public final class TwitchStatusCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final TwitchOptions options = new TwitchOptions();

  @Option(
      names = "--json",
      description = "A line each on stdout: {type, version, state, what, needed, id}.")
  private boolean json;

  public TwitchStatusCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Subscribed> all =
        options.ask(
            shell, options.secrets(shell), asked -> asked.subscriptions().status(asked.target()));
    ExitCode code = SubscribedReport.show(all, json, shell);
    if (code != ExitCode.OK) shell.say("  To mend it: brat twitch subscribe");
    return code.number();
  }
}
