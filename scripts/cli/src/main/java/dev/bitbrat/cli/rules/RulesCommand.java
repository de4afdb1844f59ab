package dev.bitbrat.cli.rules;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat rules}: the commands for routing rules. */
@Command(
    name = "rules",
    header = "Try JsonLogic and routing rules.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {
      "  echo '{\"logic\": {\"+\": [1, 2]}}' | brat rules eval",
      "  brat rules route --rules my-bot/rules --event event.json"
    })
public final class RulesCommand extends BratCommand {}
