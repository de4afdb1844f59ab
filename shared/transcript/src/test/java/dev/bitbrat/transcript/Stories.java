package dev.bitbrat.transcript;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

/** The twelve stories: what the behaviour engine must do. */
final class Stories {
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
    try (InputStream in = Stories.class.getResourceAsStream("stories/" + file)) {
      if (in == null) throw new AssertionError("no " + file);
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
