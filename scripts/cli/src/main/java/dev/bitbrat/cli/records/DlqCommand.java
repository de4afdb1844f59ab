package dev.bitbrat.cli.records;

import dev.bitbrat.cli.shell.BratCommand;
import picocli.CommandLine.Command;

/** {@code brat dlq}: the commands for dead letters. */
@Command(
    name = "dlq",
    header = "Look after events that could not be handled.",
    description = "A dead letter is kept for 14 days, with the reason.",
    synopsisSubcommandLabel = "COMMAND",
    footerHeading = "%nExamples:%n",
    footer = {"  brat dlq list", "  brat dlq replay 1b4e28ba-2fa1-51d2-883f-0016d3cca427"})
public final class DlqCommand extends BratCommand {}
