package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat}. */
@Command(
    name = "brat",
    header = "BitBrat: a chat bot for streamers, on this machine and in the cloud.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat chat                  talk with the bot that comes along",
      "  brat help chat             all about one command",
      "  brat help exit-codes       what the numbers mean",
      "  brat help transcript       what else can be typed"
    })
final class RootCommand extends BratCommand {}
