package dev.bitbrat.cli.rules;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.config.SourceFile;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.rules.RuleDocument;
import dev.bitbrat.rules.RuleSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rules of a folder. A broken file is named and left out, so that the others can be tried.
 *
 * @param problems with file, line and column
 */
record RuleFiles(RuleSet rules, List<String> problems) {
  private static final int MOST = 10_000;

  RuleFiles {
    problems = List.copyOf(problems);
  }

  /**
   * @param place a file, a folder of them, or a bot's folder, which has them in {@code rules}
   */
  static RuleFiles read(Path place) {
    List<RuleDocument> documents = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (Path file : files(place)) {
      switch (BotLoader.read("bot", List.of(source(file)))) {
        case Loaded.Ok ok ->
            Tree.maps(ok.bundle().tree(), "rules")
                .forEach(
                    rule ->
                        documents.add(
                            RuleDocument.read(file.getFileName().toString(), rule, Json::parse)));
        case Loaded.Invalid invalid ->
            invalid.problems().stream().map(ConfigProblem::toString).forEach(problems::add);
      }
    }
    RuleSet rules = RuleSet.of(documents);
    rules.problems().forEach(p -> problems.add("rule " + p.ruleId() + ": " + p.reason()));
    return new RuleFiles(rules, problems);
  }

  private static List<Path> files(Path place) {
    if (Files.isRegularFile(place)) return List.of(place);
    Path inside = place.resolve("rules");
    Path folder = Files.isDirectory(inside) ? inside : place;
    try (Stream<Path> paths = Files.list(folder)) {
      List<Path> files =
          paths
              .filter(Files::isRegularFile)
              .filter(path -> path.toString().matches("(?s).*\\.(json|ya?ml)"))
              .sorted()
              .limit(MOST)
              .toList();
      if (!files.isEmpty()) return files;
    } catch (IOException e) {
      throw new CliException(
          ExitCode.USAGE,
          "--rules: cannot read " + place + ": " + e.getMessage(),
          "Expected a folder with a JSON or YAML file a rule.");
    }
    throw new CliException(
        ExitCode.USAGE,
        "--rules: no rules in " + folder,
        "Expected a JSON or YAML file a rule, for example greet.json");
  }

  private static SourceFile source(Path file) {
    try {
      return new SourceFile(file.toString().replace('\\', '/'), true, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new CliException(ExitCode.USAGE, "cannot read " + file + ": " + Texts.why(e));
    }
  }
}
