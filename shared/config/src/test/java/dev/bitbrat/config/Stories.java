package dev.bitbrat.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The stories that the engine is tested with, where they stand. */
final class Stories {
  private static final Path FOLDER =
      Path.of(System.getProperty("bitbrat.root", "../.."), "shared/transcript/stories");

  private Stories() {}

  static List<String> names() {
    return IntStream.rangeClosed(1, 13).mapToObj(n -> "S" + n).toList();
  }

  static String configuration(String story) {
    return text(FOLDER.resolve(story + ".yaml"));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
