package dev.bitbrat.cli.kick;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat kick}: the commands for Kick. */
@Command(
    name = "kick",
    header = "Have Kick tell the bot what happens in a channel.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  brat kick subscribe burgeroni", "  brat kick status burgeroni"})
public final class KickCommand extends BratCommand {}
