package dev.bitbrat.cli;

import dev.bitbrat.cli.shell.Common;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
final class RootCommand {
  @Mixin private final Common common = new Common();
}
