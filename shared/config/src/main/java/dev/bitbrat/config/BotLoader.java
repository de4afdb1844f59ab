package dev.bitbrat.config;

import dev.bitbrat.events.BotName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bot as people write it: a folder with {@code *.yaml} and {@code rules/*.json|yaml}, or
 * one YAML file. Tells everything that is wrong at once; never throws for what a file says.
 */
public final class BotLoader {
  static final int MAX_FILE_BYTES = 1 << 20;
  private static final int MAX_FILES = 500;
  private static final String FALLBACK_NAME = "bot";

  private BotLoader() {}

  /**
   * @param bot the folder or the file
   */
  public static Loaded load(Path bot) {
    Path base = bot.toAbsolutePath().normalize().getFileName();
    String name = base == null ? FALLBACK_NAME : base.toString().replaceFirst("\\.ya?ml$", "");
    try {
      List<SourceFile> files = new ArrayList<>();
      if (!Files.isDirectory(bot)) {
        files.add(file(bot, false));
      } else {
        for (Path path : list(bot, "ya?ml")) files.add(file(path, false));
        Path rules = bot.resolve("rules");
        if (Files.isDirectory(rules)) {
          for (Path path : list(rules, "json|ya?ml")) files.add(file(path, true));
        }
      }
      if (files.isEmpty()) return invalid(bot, "no bot here; expected bot.yaml in this folder");
      if (files.size() > MAX_FILES) return invalid(bot, "more than " + MAX_FILES + " files");
      return read(name, files);
    } catch (IOException e) {
      return invalid(bot, "cannot be read: " + e.getClass().getSimpleName() + "; check the path");
    }
  }

  /**
   * @param defaultName of a bot that does not say its own
   */
  public static Loaded read(String defaultName, List<SourceFile> files) {
    BundleReader reader = new BundleReader();
    for (SourceFile file : files) reader.add(file);
    String name = BotName.isOne(defaultName) ? defaultName : FALLBACK_NAME;
    Map<String, @Nullable Object> tree = reader.finish(name);
    if (reader.problems().hasErrors()) return new Loaded.Invalid(reader.problems().all());
    return new Loaded.Ok(
        Bundle.of(String.valueOf(tree.get("name")), tree), reader.problems().all());
  }

  private static List<Path> list(Path folder, String endings) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(f -> f.toString().matches("(?s).*\\.(" + endings + ")"))
          .sorted()
          .limit(MAX_FILES + 1L)
          .toList();
    }
  }

  /** A file that is too large is read a little further than allowed, which is refused later. */
  private static SourceFile file(Path path, boolean rules) throws IOException {
    try (InputStream in = Files.newInputStream(path)) {
      return new SourceFile(
          path.toString().replace('\\', '/'), rules, in.readNBytes(MAX_FILE_BYTES + 1));
    }
  }

  private static Loaded invalid(Path bot, String message) {
    Problems problems = new Problems();
    problems.error(Place.start(bot.toString()), "", message);
    return new Loaded.Invalid(problems.all());
  }
}
