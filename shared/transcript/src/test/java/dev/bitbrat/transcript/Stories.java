package dev.bitbrat.transcript;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;

/** The twelve stories: what the behaviour engine must do. */
final class Stories {
  /** Other modules play them from here, too. */
  private static final Path FOLDER =
      Path.of(System.getProperty("bitbrat.root"), "shared/transcript/stories");

  private Stories() {}

  static List<String> names() {
    return IntStream.rangeClosed(1, 12).mapToObj(n -> "S" + n).toList();
  }

  static String transcript(String story) {
    return text(story + ".txt");
  }

  static String configuration(String story) {
    return text(story + ".yaml");
  }

  static List<Step> steps(String story) {
    return switch (Transcript.parse(transcript(story))) {
      case Parsed.Ok(Transcript transcript) -> transcript.steps();
      case Parsed.Invalid(List<Problem> problems) -> throw new AssertionError(problems.toString());
    };
  }

  private static String text(String file) {
    try {
      return Files.readString(FOLDER.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
