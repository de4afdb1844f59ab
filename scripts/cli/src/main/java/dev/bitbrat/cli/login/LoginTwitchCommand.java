package dev.bitbrat.cli.login;

import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat login twitch}. */
@Command(
    name = "twitch",
    header = "Log an account in to Twitch: by a link, or with --device by a code.",
    description = {
      "The link works once and for ten minutes. The platform at --url, or the one that runs on this"
          + " machine, makes it and keeps what comes of it.",
      "With --device, this command shows a code to type in on twitch.tv, waits, and keeps the token"
          + " in the secrets of --home. It needs TWITCH_CLIENT_ID, as a variable or in those"
          + " secrets, and no platform that runs."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat login twitch --bot my-bot --account bot --device",
      "  brat login twitch --bot my-bot --account broadcaster --url https://oauth.example.com"
          + " --token-file token"
    })
public final class LoginTwitchCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final AccountOption account = new AccountOption();
  @Mixin private final PlatformOption platform = new PlatformOption();

  @Option(names = "--device", description = "By a code that is typed in on any device.")
  private boolean device;

  @Option(names = "--json", description = "What comes of it as JSON objects, one a line.")
  private boolean json;

  public LoginTwitchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (device) return CodeLogin.of(shell, platform, account, json).run();
    return LinkLogin.run(shell, platform, "twitch", account, json, "Without either: add --device.");
  }
}
