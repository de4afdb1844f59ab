package dev.bitbrat.cli.records;

import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Table;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat trace}. */
@Command(
    name = "trace",
    header = "Show how an event went its way.",
    description =
        "What was answered, failed or is in doubt is kept for seven days; what ended quietly is"
            + " not.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat trace 1b4e28ba-2fa1-51d2-883f-0016d3cca427",
      "  brat trace --json 1b4e28ba-2fa1-51d2-883f-0016d3cca427",
      "  brat trace --outcome unknown      what may or may not have been sent"
    })
public final class TraceCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Mixin private final RecordsOption records = new RecordsOption();

  @Option(names = "--json", description = "What is kept, as one JSON object an event.")
  private boolean json;

  @ArgGroup(multiplicity = "1")
  private Which which = new Which();

  private static final class Which {
    @Parameters(paramLabel = "ID", description = "The event's correlationId.")
    private @Nullable String id;

    @Option(
        names = "--outcome",
        paramLabel = "OUTCOME",
        description = "List events that ended so: ${COMPLETION-CANDIDATES}.",
        completionCandidates = Ends.class)
    private @Nullable String outcome;
  }

  /** Quiet ends are not kept. */
  private static final class Ends implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return List.of("answered", "failed", "unknown").iterator();
    }
  }

  public TraceCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Records open = records.open(shell, "brat trace")) {
      if (which.id != null) show(open, which.id);
      else list(open, ended(String.valueOf(which.outcome)));
    }
    return ExitCode.OK.number();
  }

  private static String ended(String outcome) {
    for (String known : new Ends()) {
      if (known.equals(outcome)) return known;
    }
    throw new CliException(
        ExitCode.USAGE,
        "--outcome: expected answered, failed or unknown, not " + Texts.oneLine(outcome));
  }

  private void show(Records open, String id) {
    Map<String, @Nullable Object> record =
        open.trace(id)
            .orElseThrow(
                () ->
                    new CliException(
                        ExitCode.NOT_FOUND,
                        "no event is kept under " + Texts.oneLine(id),
                        "What ended quietly is not kept; at the prompt /why shows it. Is this the"
                            + " home of that bot (--home DIR)?"));
    if (json) shell.json(record);
    else describe(record).forEach(line -> shell.data(Texts.oneLine(line)));
  }

  private void list(Records open, String outcome) {
    List<Map<String, @Nullable Object>> events = open.events(outcome);
    if (json) {
      events.forEach(shell::json);
    } else if (events.isEmpty()) {
      shell.say("No event that is kept ended as " + outcome + ".");
    } else {
      table(events).lines().forEach(shell::data);
    }
  }

  private static Table table(List<Map<String, @Nullable Object>> events) {
    Table table = new Table("ID", "WHEN", "WHERE", "WHY");
    for (Map<String, @Nullable Object> event : events) {
      // begun, and not yet over
      boolean sending = "sending".equals(text(event, "status"));
      table.row(
          text(event, "correlationId"),
          text(event, "at"),
          text(event, "platform") + " #" + text(event, "channel"),
          sending ? "being sent, or its process ended" : Texts.cut(text(event, "detail"), 100));
    }
    return table;
  }

  private static List<String> describe(Map<String, @Nullable Object> record) {
    Map<String, @Nullable Object> event = Tree.map(record, "event");
    List<String> lines = new ArrayList<>();
    lines.add(text(record, "type") + "  " + text(record, "correlationId"));
    lines.add(
        text(record, "at") + "  " + text(record, "platform") + " #" + text(record, "channel"));
    String said = text(Tree.map(event, "message"), "text");
    if (!said.isEmpty()) lines.add("> " + Texts.cut(said, 200));
    lines.addAll(
        TracePicture.of(
            text(record, "outcome"), text(record, "detail"), Tree.maps(event, "trace")));
    return lines;
  }

  private static String text(Map<String, @Nullable Object> map, String key) {
    String text = Tree.string(map, key);
    return text == null ? "" : text;
  }
}
