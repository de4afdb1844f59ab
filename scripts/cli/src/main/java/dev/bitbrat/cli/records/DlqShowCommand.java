package dev.bitbrat.cli.records;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.json.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat dlq show}. */
@Command(
    name = "show",
    header = "Show a dead letter with all that is known of it.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat dlq show 1b4e28ba-2fa1-51d2-883f-0016d3cca427",
      "  brat dlq show --json 1b4e28ba-2fa1-51d2-883f-0016d3cca427 | jq -r .body"
    })
public final class DlqShowCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final RecordsOption records = new RecordsOption();

  @Option(names = "--json", description = "The letter as one JSON object.")
  private boolean json;

  @Parameters(paramLabel = "ID", description = "As brat dlq list shows it.")
  private String id = "";

  public DlqShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Records open = records.open(shell, "brat dlq show")) {
      Map<String, @Nullable Object> letter =
          open.deadLetter(id).orElseThrow(() -> Letters.none(id));
      if (json) shell.json(letter);
      else letter.forEach(this::show);
    }
    return ExitCode.OK.number();
  }

  private void show(String name, @Nullable Object value) {
    String text = value instanceof String s ? s : Json.write(value);
    shell.data(Texts.oneLine("%-14s %s".formatted(name, text)));
  }
}
