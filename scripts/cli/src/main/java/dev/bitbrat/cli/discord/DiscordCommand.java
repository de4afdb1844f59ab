package dev.bitbrat.cli.discord;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat discord}: the commands for Discord. */
@Command(
    name = "discord",
    header = "Have Discord offer what a bot can do.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  brat discord commands my-bot.yaml", "  brat discord commands my-bot --dry-run"})
public final class DiscordCommand extends BratCommand {}
