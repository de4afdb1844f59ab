package dev.bitbrat.cli.rules;

import dev.bitbrat.cli.shell.Common;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

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
public final class RulesCommand {
  @Mixin private final Common common = new Common();
}
