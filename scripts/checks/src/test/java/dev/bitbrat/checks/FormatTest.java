package dev.bitbrat.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FormatTest {
  private static final Path ROOT = Path.of(System.getProperty("bitbrat.root"));

  @Test
  void everySourceIsFormatted() throws Exception {
    List<Path> files = Sources.all(ROOT);
    assertThat(files).as("sources seen").hasSizeGreaterThan(200);
    Sources sources = new Sources();
    for (Path file : files) {
      String source = Files.readString(file);
      assertThat(source)
          .as("run scripts/checks/format: %s", ROOT.relativize(file))
          .isEqualTo(sources.formatted(source));
    }
  }
}
