package dev.bitbrat.emulators.gcloud;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Chooses for each emulator: one that runs, the Cloud SDK, Docker Compose, in this order. */
final class Sources {
  private final Map<String, String> environment;
  private final Path folder;
  private final CloudSdk sdk;
  private final Supplier<Optional<String>> dockerObstacle;

  Sources(Map<String, String> environment, Path folder) {
    this(environment, folder, CloudSdk.on(environment), new Compose(folder, environment)::obstacle);
  }

  /**
   * @param dockerObstacle empty when Docker Compose can be used, else why not
   */
  Sources(
      Map<String, String> environment,
      Path folder,
      CloudSdk sdk,
      Supplier<Optional<String>> dockerObstacle) {
    this.environment = environment;
    this.folder = folder;
    this.sdk = sdk;
    this.dockerObstacle = dockerObstacle;
  }

  /**
   * @throws EmulatorsMissingException unless there is a way to every one
   */
  Map<Emulator, Source> of(Set<Emulator> wanted) {
    Map<Emulator, Source> found = new EnumMap<>(Emulator.class);
    Set<Emulator> missing = new LinkedHashSet<>();
    for (Emulator emulator : wanted) {
      Optional<Source> source = foreign(emulator).or(() -> installed(emulator));
      source.ifPresentOrElse(s -> found.put(emulator, s), () -> missing.add(emulator));
    }
    if (!missing.isEmpty()) found.putAll(containers(missing));
    return found;
  }

  private Optional<Source> foreign(Emulator emulator) {
    String address = environment.getOrDefault(emulator.variable(), "");
    if (address.isBlank()) return Optional.empty();
    return Optional.of(
        new Source(
            "uses the one at " + address + " (" + emulator.variable() + ")",
            () -> new Running.Foreign(new Address(address))));
  }

  private Optional<Source> installed(Emulator emulator) {
    return sdk.jar(emulator)
        .map(
            jar ->
                new Source(
                    "starting " + jar,
                    () -> EmulatorProcess.start(emulator, jar, Java.find(environment), folder)));
  }

  private Map<Emulator, Source> containers(Set<Emulator> missing) {
    Compose compose = new Compose(folder, environment);
    Optional<String> obstacle = dockerObstacle.get();
    if (obstacle.isPresent()) throw missing(missing, obstacle.get());
    Map<Emulator, Source> found = new EnumMap<>(Emulator.class);
    for (Emulator emulator : missing) {
      String description = "starting a container; the first time Docker loads a large image";
      found.put(emulator, new Source(description, () -> compose.start(emulator)));
    }
    return found;
  }

  private EmulatorsMissingException missing(Set<Emulator> missing, String obstacle) {
    Set<String> lines = new LinkedHashSet<>();
    missing.forEach(e -> lines.add(e.variable() + " is not set"));
    missing.forEach(e -> lines.addAll(sdk.lookedFor(e)));
    lines.add(obstacle);
    return EmulatorsMissingException.of(missing, new ArrayList<>(lines));
  }
}
