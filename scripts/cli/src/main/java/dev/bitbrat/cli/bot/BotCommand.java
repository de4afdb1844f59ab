package dev.bitbrat.cli.bot;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat bot}: the commands for bot files. */
@Command(
    name = "bot",
    header = "Check a bot's files, write them in one form, put them in force.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat bot check my-bot.yaml",
      "  brat bot export --bot my-bot --out my-bot.yaml",
      "  brat bot push my-bot.yaml"
    })
public final class BotCommand extends BratCommand {}
