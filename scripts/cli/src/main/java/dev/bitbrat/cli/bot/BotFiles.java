package dev.bitbrat.cli.bot;

import dev.bitbrat.cli.shell.CliException;
import dev.bitbrat.cli.shell.ExitCode;
import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.ConfigProblem;
import dev.bitbrat.config.Loaded;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A bot's files, read again when one of them was changed. */
public final class BotFiles {
  private static final int DEPTH = 2;

  private final Path bot;
  private String seen = "";

  public BotFiles(Path bot) {
    this.bot = bot;
  }

  /**
   * @throws CliException if there is nothing of that name
   */
  public static BotFiles named(Path bot) {
    if (Files.exists(bot)) return new BotFiles(bot);
    throw new CliException(
        ExitCode.USAGE, "there is no " + bot, "Expected a YAML file or a folder with one.");
  }

  public Path path() {
    return bot;
  }

  /** What is in the files now. */
  public Loaded load() {
    seen = state();
    return BotLoader.load(bot);
  }

  /**
   * What is in the files now.
   *
   * @throws CliException naming all that is wrong, if it cannot be used
   */
  public Loaded.Ok usable() {
    return switch (load()) {
      case Loaded.Ok ok -> ok;
      case Loaded.Invalid invalid -> {
        List<String> more =
            new ArrayList<>(invalid.problems().stream().map(ConfigProblem::toString).toList());
        more.add("Correct that, or name another bot.");
        throw new CliException(ExitCode.USAGE, "the bot in " + bot + " cannot be used", more);
      }
    };
  }

  /** What is in the files now, if they changed since they were last looked at. */
  public Optional<Loaded> changed() {
    String now = state();
    if (now.equals(seen)) return Optional.empty();
    seen = now;
    return Optional.of(BotLoader.load(bot));
  }

  /** Names, sizes and times: equal while nobody writes. */
  private String state() {
    TreeMap<String, String> files = new TreeMap<>();
    try (Stream<Path> paths =
        Files.find(bot, DEPTH, (path, a) -> a.isRegularFile() && isOfBot(path))) {
      for (Path path : (Iterable<Path>) paths::iterator) {
        files.put(path.toString(), Files.size(path) + " " + Files.getLastModifiedTime(path));
      }
    } catch (IOException | UncheckedIOException e) {
      // An editor may be replacing a file just now: the next look sees it.
      files.put("", String.valueOf(e));
    }
    return files.toString();
  }

  private static boolean isOfBot(Path path) {
    return path.toString().matches("(?s).*\\.(ya?ml|json)");
  }
}
