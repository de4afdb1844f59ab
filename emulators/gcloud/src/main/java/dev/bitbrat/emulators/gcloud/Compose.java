package dev.bitbrat.emulators.gcloud;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The emulators in containers, by {@code emulators/compose/docker-compose.yml}. */
final class Compose {
  private static final String FILE = "docker-compose.yml";

  private final Path folder;
  private final Map<String, String> environment;

  Compose(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.environment = environment;
  }

  /** Empty when it can be used, else why not. */
  Optional<String> obstacle() {
    try {
      if (run(Map.of(), 20, "docker", "info") != 0) {
        return Optional.of("docker is installed, but \"docker info\" fails");
      }
      if (run(Map.of(), 20, "docker", "compose", "version") != 0) {
        return Optional.of("docker runs, but has no compose plugin");
      }
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of("no docker");
    }
  }

  Running start(Emulator emulator) {
    Address address = Address.free();
    String service = emulator.name().toLowerCase(Locale.ROOT);
    Map<String, String> port = Map.of("BITBRAT_" + emulator.name() + "_PORT", address.port());
    try {
      Files.createDirectories(folder);
      Path file = file();
      // the first time it loads an image of several hundred megabytes
      int code = run(port, 1_200, "docker", "compose", "-f", file.toString(), "up", "-d", service);
      if (code != 0) throw failed(emulator, "docker compose up ended with code " + code, null);
      return new Container(this, service, address);
    } catch (IOException e) {
      throw failed(emulator, String.valueOf(e.getMessage()), e);
    }
  }

  private EmulatorException failed(Emulator emulator, String why, @Nullable Throwable cause) {
    return new EmulatorException(
        "The "
            + emulator.label()
            + " emulator cannot be started by Docker Compose: "
            + why
            + ". Its output is in "
            + folder.resolve("compose.log"),
        cause);
  }

  private Path file() throws IOException {
    Path file = folder.resolve(FILE).toAbsolutePath();
    try (InputStream yaml = Compose.class.getResourceAsStream(FILE)) {
      if (yaml == null) throw new IOException("no " + FILE + " in this build");
      Files.copy(yaml, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  private int run(Map<String, String> more, int seconds, String... command) throws IOException {
    Files.createDirectories(folder);
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve("compose.log").toFile()));
    Process process = builder.start();
    try {
      if (process.waitFor(seconds, TimeUnit.SECONDS)) return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
    throw new IOException(String.join(" ", command) + " took over " + seconds + " s");
  }

  private void remove(String service) {
    List<String> command = new ArrayList<>(List.of("docker", "compose", "-f"));
    command.add(folder.resolve(FILE).toAbsolutePath().toString());
    command.addAll(List.of("rm", "--stop", "--force", service));
    try {
      run(Map.of(), 60, command.toArray(String[]::new));
    } catch (IOException e) {
      System.getLogger(Compose.class.getName())
          .log(System.Logger.Level.WARNING, "The container {0} may still run: {1}", service, e);
    }
  }

  private record Container(Compose compose, String service, Address address) implements Running {
    @Override
    public String machine() {
      return "host.docker.internal";
    }

    @Override
    public Optional<String> failure() {
      return Optional.empty();
    }

    @Override
    public void pause() throws InterruptedException {
      TimeUnit.MILLISECONDS.sleep(250);
    }

    @Override
    public void close() {
      compose.remove(service);
    }
  }
}
