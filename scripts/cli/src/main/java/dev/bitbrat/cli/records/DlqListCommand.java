package dev.bitbrat.cli.records;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Table;
import dev.bitbrat.cli.shell.Texts;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code brat dlq list}. */
@Command(
    name = "list",
    header = "List dead letters, the newest first.",
    footerHeading = "%nExamples:%n",
    footer = {"  brat dlq list", "  brat dlq list --json | jq -r .id"})
public final class DlqListCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final RecordsOption records = new RecordsOption();

  @Option(names = "--json", description = "One JSON object a letter.")
  private boolean json;

  public DlqListCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Map<String, @Nullable Object>> letters;
    try (Records open = records.open(shell, "brat dlq list")) {
      letters = open.deadLetters();
    }
    if (json) {
      letters.forEach(shell::json);
    } else if (letters.isEmpty()) {
      shell.say("There are no dead letters.");
    } else {
      table(letters).lines().forEach(shell::data);
    }
    return ExitCode.OK.number();
  }

  private static Table table(List<Map<String, @Nullable Object>> letters) {
    Table table = new Table("ID", "WHEN", "STAGE", "CODE", "REASON");
    for (Map<String, @Nullable Object> letter : letters) {
      table.row(
          cell(letter, "id"),
          cell(letter, "at"),
          cell(letter, "stage"),
          cell(letter, "code"),
          Texts.cut(cell(letter, "reason"), 100));
    }
    return table;
  }

  private static String cell(Map<String, @Nullable Object> letter, String name) {
    Object value = letter.get(name);
    return value == null ? "-" : value.toString();
  }
}
