package dev.bitbrat.cli.records;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat dlq drop}. */
@Command(
    name = "drop",
    header = "Throw a dead letter away.",
    description = "It cannot be had back. Asks first; where nobody can be asked, --yes is needed.",
    footerHeading = "%nExamples:%n",
    footer = "  brat dlq drop --yes 1b4e28ba-2fa1-51d2-883f-0016d3cca427")
public final class DlqDropCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final RecordsOption records = new RecordsOption();

  @Option(
      names = {"-y", "--yes"},
      description = "Do not ask.")
  private boolean yes;

  @Option(names = "--json", description = "What was done, as one JSON object.")
  private boolean json;

  @Parameters(paramLabel = "ID", description = "As brat dlq list shows it.")
  private String id = "";

  public DlqDropCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (!yes && !shell.terminal()) {
      throw new CliException(
          ExitCode.USAGE, "nobody can be asked here", "To drop it without a question add --yes");
    }
    try (Records open = records.open(shell, "brat dlq drop")) {
      Map<String, @Nullable Object> letter =
          open.deadLetter(id).orElseThrow(() -> Letters.none(id));
      if (!yes && !agrees(letter)) {
        shell.say("Nothing was done.");
        return ExitCode.FAILED.number();
      }
      if (!open.drop(id)) throw Letters.none(id);
      if (json) shell.json(Map.of("dropped", id));
      else shell.say("Dropped " + id + ".");
    }
    return ExitCode.OK.number();
  }

  private boolean agrees(Map<String, @Nullable Object> letter) throws IOException {
    String what = letter.get("stage") + ": " + letter.get("reason");
    shell.err().print("Drop " + id + " (" + Texts.cut(Texts.oneLine(what), 100) + ")? [y/N] ");
    shell.err().flush();
    int answer = shell.in().read();
    return answer == 'y' || answer == 'Y';
  }
}
