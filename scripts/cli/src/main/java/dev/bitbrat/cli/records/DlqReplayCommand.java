package dev.bitbrat.cli.records;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat dlq replay}. */
@Command(
    name = "replay",
    header = "Send a dead letter on its way again.",
    description =
        "It goes to the topic that it failed on and is no dead letter any more; should it fail"
            + " again, it becomes one.",
    footerHeading = "%nExamples:%n",
    footer = "  brat dlq replay 1b4e28ba-2fa1-51d2-883f-0016d3cca427")
public final class DlqReplayCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final RecordsOption records = new RecordsOption();

  @Option(names = "--json", description = "What was done, as one JSON object.")
  private boolean json;

  @Parameters(paramLabel = "ID", description = "As brat dlq list shows it.")
  private String id = "";

  public DlqReplayCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Records open = records.open(shell, "brat dlq replay")) {
      String topic = open.replay(id).orElseThrow(() -> Letters.none(id));
      if (json) shell.json(Map.of("replayed", id, "topic", topic));
      else shell.say("Sent " + id + " to " + topic + " again.");
    }
    return ExitCode.OK.number();
  }
}
