package dev.bitbrat.cli.local;

import dev.bitbrat.cli.shell.Common;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code brat local}: the commands for a platform as a server on this machine. */
@Command(
    name = "local",
    header = "Run the platform as a server on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  brat local up --bot my-bot.yaml", "  brat local status", "  brat local down"})
public final class LocalCommand {
  @Mixin private final Common common = new Common();
}
