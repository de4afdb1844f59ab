package dev.bitbrat.cli.test;

import dev.bitbrat.behaviours.catalogue.Catalogue;
import dev.bitbrat.behaviours.catalogue.ComponentType;
import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.config.SourceFile;
import dev.bitbrat.config.reference.Example;
import dev.bitbrat.transcript.Parsed;
import dev.bitbrat.transcript.Problem;
import dev.bitbrat.transcript.Transcript;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The examples that components come with, those of plugins too, as stories. */
final class Examples {
  private final List<String> problems = new ArrayList<>();
  private final List<StoryFile> stories = new ArrayList<>();

  /**
   * @throws CliException naming every component without an example that can be played
   */
  static List<StoryFile> stories() {
    Examples examples = new Examples();
    Catalogue.installed().all().forEach(examples::add);
    if (examples.problems.isEmpty()) return examples.stories;
    throw new CliException(
        ExitCode.USAGE, "the examples of the components cannot be played", examples.problems);
  }

  private void add(ComponentType type) {
    Optional<Example> example = Example.of(type);
    if (example.isEmpty()) {
      problems.add(Example.nameOf(type) + ": no example; expected .yaml and .txt in its jar");
      return;
    }
    Path name = Path.of(Example.nameOf(type) + ".txt");
    Optional<Bundle> bundle = bundle(type, example.get());
    Optional<Transcript> transcript = transcript(name, example.get());
    if (bundle.isEmpty() || transcript.isEmpty()) return;
    stories.add(
        new StoryFile(name, name, bundle.get(), example.get().transcript(), transcript.get()));
  }

  private Optional<Bundle> bundle(ComponentType type, Example example) {
    String name = Example.nameOf(type) + ".yaml";
    byte[] yaml = example.bot().getBytes(StandardCharsets.UTF_8);
    return switch (BotLoader.read("example", List.of(new SourceFile(name, false, yaml)))) {
      case Loaded.Ok ok -> Optional.of(ok.bundle());
      case Loaded.Invalid invalid -> {
        invalid.problems().forEach(problem -> problems.add(problem.toString()));
        yield Optional.empty();
      }
    };
  }

  private Optional<Transcript> transcript(Path name, Example example) {
    return switch (Transcript.parse(example.transcript())) {
      case Parsed.Ok(Transcript transcript) -> Optional.of(transcript);
      case Parsed.Invalid(List<Problem> wrong) -> {
        wrong.forEach(p -> problems.add(name + ":" + p.line() + ": " + p.explanation()));
        yield Optional.empty();
      }
    };
  }
}
