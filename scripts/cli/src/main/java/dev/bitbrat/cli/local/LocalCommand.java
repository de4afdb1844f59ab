package dev.bitbrat.cli.local;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat local}: the commands for a platform as a server on this machine. */
@Command(
    name = "local",
    header = "Run the platform as a server on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  brat local up --bot my-bot.yaml", "  brat local status", "  brat local down"})
public final class LocalCommand extends BratCommand {}
