package dev.bitbrat.cli.login;

import dev.bitbrat.cli.api.PlatformOption;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.Shell;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat login kick}. */
@Command(
    name = "kick",
    header = "Log an account in to Kick: prints a link for whoever owns it.",
    description = {
      "The link works once and for ten minutes. The platform at --url, or the one that runs on this"
          + " machine, makes it and keeps what comes of it."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat login kick --bot my-bot --account bot",
      "  brat login kick --bot my-bot --account broadcaster --url https://oauth.example.com"
          + " --token-file token"
    })
public final class LoginKickCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final AccountOption account = new AccountOption();
  @Mixin private final PlatformOption platform = new PlatformOption();

  @Option(names = "--json", description = "The link as one JSON object.")
  private boolean json;

  public LoginKickCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return LinkLogin.run(
        shell, platform, "kick", account, json, "Kick has no login without a browser's way back.");
  }
}
