package dev.bitbrat.cli.twitch;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat twitch}: the commands for Twitch. */
@Command(
    name = "twitch",
    header = "Have Twitch tell the bot what happens in a channel.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat twitch subscribe burgeroni --account thebot --callback https://bot.example/twitch",
      "  brat twitch status burgeroni --account thebot --callback https://bot.example/twitch"
    })
public final class TwitchCommand extends BratCommand {}
