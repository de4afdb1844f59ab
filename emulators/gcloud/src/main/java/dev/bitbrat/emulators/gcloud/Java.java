package dev.bitbrat.emulators.gcloud;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The {@code java} that runs the emulators: they need 17 or newer, as we do. */
final class Java {
  private Java() {}

  /**
   * Our own first: it is surely new enough.
   *
   * @throws EmulatorException when there is none
   */
  static Path find(Map<String, String> environment) {
    List<Path> candidates = new ArrayList<>();
    candidates.add(Path.of(System.getProperty("java.home", ""), "bin"));
    String home = environment.getOrDefault("JAVA_HOME", "");
    if (!home.isBlank()) candidates.add(Path.of(home, "bin"));
    for (String entry : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      if (!entry.isBlank()) candidates.add(Path.of(entry));
    }
    return candidates.stream()
        .flatMap(bin -> List.of(bin.resolve("java"), bin.resolve("java.exe")).stream())
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(
            () ->
                new EmulatorException(
                    "No java to run the emulators with. Install a JDK 17 or newer, or set"
                        + " JAVA_HOME"));
  }
}
