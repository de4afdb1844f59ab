package dev.bitbrat.cli.login;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat login}: the commands for the bots' accounts on platforms. */
@Command(
    name = "login",
    header = "Log a bot's accounts in to Twitch and Kick; see which are.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat login twitch --bot my-bot --account bot",
      "  brat login kick --bot my-bot --account broadcaster --url https://oauth.example.com"
          + " --token-file token",
      "  brat login status --bot my-bot"
    })
public final class LoginCommand extends BratCommand {}
