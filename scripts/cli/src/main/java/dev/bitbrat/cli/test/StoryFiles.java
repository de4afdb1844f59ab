package dev.bitbrat.cli.test;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.cli.shell.Texts;
import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.player.Player;
import dev.bitbrat.transcript.Parsed;
import dev.bitbrat.transcript.Problem;
import dev.bitbrat.transcript.Transcript;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds bots and stories, and tells all that is wrong with any of them at once. */
final class StoryFiles {
  private static final String STORY = ".txt";

  /** Bytes of a transcript; characters are counted when it is read. */
  private static final long MOST_BYTES = 4L * Transcript.MAX_LENGTH;

  private final List<String> problems = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();
  private final Map<Path, Optional<Bundle>> bots = new LinkedHashMap<>();
  private final List<StoryFile> stories = new ArrayList<>();

  /**
   * @param words a bot and stories; stories alone have their bot beside them
   * @throws CliException naming everything that cannot be used
   */
  StoryFiles(List<Path> words) {
    Path first = words.getFirst();
    boolean beside = isStory(first) || (words.size() == 1 && holdsStories(first));
    List<Path> named = beside ? words : words.subList(1, words.size());
    if (named.isEmpty()) {
      throw new CliException(
          ExitCode.USAGE,
          "no story is named",
          "Name transcripts after the bot: " + first + " STORY");
    }
    for (Path word : named) {
      for (Path story : stories(word)) add(beside ? beside(story) : Optional.of(first), story);
    }
    if (problems.isEmpty()) return;
    throw new CliException(ExitCode.USAGE, "this cannot be played", problems);
  }

  List<StoryFile> stories() {
    return stories;
  }

  /** What is doubtful about the bots, a line each. */
  List<String> warnings() {
    return warnings;
  }

  private static boolean isStory(Path path) {
    return path.toString().endsWith(STORY) && !Files.isDirectory(path);
  }

  private boolean holdsStories(Path path) {
    return Files.isDirectory(path) && !list(path).isEmpty();
  }

  private List<Path> stories(Path word) {
    if (!Files.isDirectory(word)) return List.of(word);
    List<Path> inside = list(word);
    if (inside.isEmpty()) problems.add(word + ": no story in this folder; expected *" + STORY);
    return inside;
  }

  private List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(StoryFiles::isStory).sorted().toList();
    } catch (IOException e) {
      problems.add(folder + ": " + Texts.why(e));
      return List.of();
    }
  }

  private Optional<Path> beside(Path story) {
    String file = String.valueOf(story.getFileName());
    String name = file.substring(0, file.length() - (file.endsWith(STORY) ? STORY.length() : 0));
    for (String ending : List.of(".yaml", ".yml")) {
      Path bot = story.resolveSibling(name + ending);
      if (Files.exists(bot)) return Optional.of(bot);
    }
    problems.add(
        story
            + ": no bot beside it; expected "
            + name
            + ".yaml there, or the bot before the story");
    return Optional.empty();
  }

  private void add(Optional<Path> bot, Path story) {
    Optional<Bundle> bundle = bot.flatMap(path -> bots.computeIfAbsent(path, this::load));
    Optional<String> text = read(story);
    if (text.isEmpty()) return;
    Optional<Transcript> transcript = parse(story, text.get());
    if (bot.isEmpty() || bundle.isEmpty() || transcript.isEmpty()) return;
    stories.add(new StoryFile(story, bot.get(), bundle.get(), text.get(), transcript.get()));
  }

  private Optional<Bundle> load(Path bot) {
    if (!Files.exists(bot)) {
      problems.add(bot + ": there is no such bot; expected a YAML file or a folder with one");
      return Optional.empty();
    }
    return switch (BotLoader.load(bot)) {
      case Loaded.Ok(Bundle bundle, List<ConfigProblem> doubts) -> {
        doubts.forEach(doubt -> warnings.add(doubt.toString()));
        yield Optional.of(bundle);
      }
      case Loaded.Invalid(List<ConfigProblem> wrong) -> {
        wrong.forEach(problem -> problems.add(problem.toString()));
        yield Optional.empty();
      }
    };
  }

  private Optional<String> read(Path story) {
    try {
      if (Files.size(story) <= MOST_BYTES) return Optional.of(Files.readString(story));
      problems.add(
          story + ": larger than a transcript may be; expected " + MOST_BYTES + " bytes at most");
    } catch (CharacterCodingException e) {
      problems.add(story + ": not UTF-8; expected a text file");
    } catch (IOException e) {
      problems.add(story + ": " + Texts.why(e));
    }
    return Optional.empty();
  }

  private Optional<Transcript> parse(Path story, String text) {
    Parsed parsed = Transcript.parse(text);
    List<Problem> wrong =
        switch (parsed) {
          case Parsed.Invalid(List<Problem> all) -> all;
          case Parsed.Ok(Transcript transcript) -> unplayable(transcript);
        };
    for (Problem problem : wrong) {
      problems.add(story + ":" + problem.line() + ": " + problem.explanation());
    }
    return wrong.isEmpty() && parsed instanceof Parsed.Ok(Transcript transcript)
        ? Optional.of(transcript)
        : Optional.empty();
  }

  private static List<Problem> unplayable(Transcript transcript) {
    if (!transcript.steps().isEmpty()) return Player.problems(transcript);
    return List.of(new Problem(1, "nothing happens in it", "a line such as > ann: !ping"));
  }
}
