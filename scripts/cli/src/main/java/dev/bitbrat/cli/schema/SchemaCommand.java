package dev.bitbrat.cli.schema;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.cli.shell.Table;
import dev.bitbrat.config.reference.Reference;
import dev.bitbrat.config.schema.BotSchema;
import dev.bitbrat.json.Json;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat schema}. */
@Command(
    name = "schema",
    header = "Say what can be written in a bot file.",
    description = {
      "Writes a JSON Schema (2020-12) of the documents of a bot file, for editors that complete and"
          + " check as you type; of one component's properties if one is named."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  brat schema > bot.schema.json",
      "  brat schema --list",
      "  brat schema chat.command"
    })
public final class SchemaCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @ArgGroup private final What what = new What();

  /** One of these, or none. */
  private static final class What {
    @Option(names = "--list", description = "List all components, one a line.")
    private boolean list;

    @Option(
        names = "--markdown",
        description = "All about all components, with examples, as a page in Markdown.")
    private boolean markdown;

    @Parameters(
        paramLabel = "IMPLEMENTATION",
        arity = "0..1",
        description = "Name of a component, for example chat.command.")
    private @Nullable String implementation;
  }

  public SchemaCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (what.list) {
      table().lines().forEach(shell::data);
    } else if (what.markdown) {
      Reference.markdown().lines().forEach(shell::data);
    } else if (what.implementation != null) {
      for (ComponentType type : types(what.implementation)) pretty(BotSchema.properties(type));
    } else {
      pretty(BotSchema.document());
    }
    return ExitCode.OK.number();
  }

  private void pretty(Map<String, @Nullable Object> schema) {
    Json.pretty(schema).lines().forEach(shell::data);
  }

  private static Table table() {
    Table table = new Table("KIND", "COMPONENT", "WHAT IT IS FOR");
    for (ComponentType type : Catalogue.installed().all()) {
      table.row(type.part().kind(), type.implementation(), type.summary());
    }
    return table;
  }

  /** Of every kind that has one of that name. */
  private static List<ComponentType> types(String implementation) {
    List<ComponentType> all = Catalogue.installed().all();
    List<ComponentType> found =
        all.stream().filter(t -> t.implementation().equals(implementation)).toList();
    if (!found.isEmpty()) return found;
    String hint =
        Names.nearest(implementation, all.stream().map(ComponentType::implementation).toList())
            .map(meant -> "Did you mean " + meant + '?')
            .orElse("All of them: brat schema --list");
    throw new CliException(ExitCode.USAGE, "there is no component " + implementation, hint);
  }
}
