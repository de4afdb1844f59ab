package dev.bitbrat.cli.bot;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.Finding.Severity;
import dev.bitbrat.cli.shell.BratCommand;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Shell;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code brat bot check}. */
@Command(
    name = "check",
    header = "Say all that is wrong with a bot, and what it does.",
    description = {
      "Reads a YAML file or a folder, of ours or of mewbot, and tells everything at once: on stderr"
          + " what is wrong with file, line and column, on stdout each behaviour in one sentence."
          + " With an error the exit code is 2."
    },
    footerHeading = "%nExamples:%n",
    footer = {"  brat bot check my-bot.yaml", "  brat bot check my-bot --json | jq .problems"})
public final class BotCheckCommand extends BratCommand implements Callable<Integer> {
  private final Shell shell;

  @Parameters(paramLabel = "FILE|DIR", description = "The bot: a YAML file or a folder.")
  @SuppressWarnings("NullAway.Init") // picocli sets it
  private Path bot;

  @Option(names = "--json", description = "Everything as one JSON object.")
  private boolean json;

  public BotCheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return switch (BotFiles.named(bot).load()) {
      case Loaded.Ok ok -> tell(ok);
      case Loaded.Invalid invalid -> tell(invalid);
    };
  }

  private int tell(Loaded.Invalid invalid) {
    if (json) {
      shell.json(Map.of("usable", false, "problems", problems(invalid.problems())));
    } else {
      invalid.problems().forEach(problem -> shell.say(problem.toString()));
    }
    return ExitCode.USAGE.number();
  }

  private int tell(Loaded.Ok ok) {
    BotConfig config = BotConfig.read(ok.bundle().tree()).config();
    if (json) {
      Map<String, @Nullable Object> all = new LinkedHashMap<>();
      all.put("usable", true);
      all.put("bot", ok.bundle().name());
      all.put("hash", ok.bundle().hash());
      all.put("behaviours", config.behaviours().stream().map(b -> json(config, b)).toList());
      all.put("problems", problems(ok.warnings()));
      shell.json(all);
    } else {
      ok.warnings().forEach(warning -> shell.say(warning.toString()));
      config.behaviours().forEach(b -> shell.data(line(config, b)));
    }
    return ExitCode.OK.number();
  }

  private static String line(BotConfig config, Behaviour behaviour) {
    String why = Inactive.why(behaviour);
    String inactive = why.isEmpty() ? "" : "inactive (" + why + "): ";
    return behaviour.name() + ": " + inactive + behaviour.sentence(config.sigil());
  }

  private static Map<String, @Nullable Object> json(BotConfig config, Behaviour behaviour) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("name", behaviour.name());
    tree.put("uuid", behaviour.uuid());
    tree.put("runs", behaviour.runs());
    tree.put("why", Inactive.why(behaviour));
    tree.put("sentence", behaviour.sentence(config.sigil()));
    return tree;
  }

  private static List<Map<String, @Nullable Object>> problems(List<ConfigProblem> problems) {
    return problems.stream().map(BotCheckCommand::json).toList();
  }

  private static Map<String, @Nullable Object> json(ConfigProblem problem) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("severity", severity(problem.severity()));
    tree.put("file", problem.file());
    tree.put("line", problem.line());
    tree.put("column", problem.column());
    tree.put("path", problem.path());
    tree.put("message", problem.message());
    return tree;
  }

  private static String severity(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }
}
