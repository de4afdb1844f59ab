package dev.bitbrat.emulators.gcloud;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An emulator of the Cloud SDK as a child process. */
final class EmulatorProcess implements Running {
  private static final long LOG_LIMIT = 5_000_000;

  private final Process process;
  private final Address address;
  private final BoundedLog log;
  private final Emulator emulator;

  private EmulatorProcess(Emulator emulator, Process process, Address address, BoundedLog log) {
    this.emulator = emulator;
    this.process = process;
    this.address = address;
    this.log = log;
  }

  static EmulatorProcess start(Emulator emulator, Path jar, Path java, Path folder) {
    Address address = Address.free();
    BoundedLog log = new BoundedLog(folder.resolve(emulator.component() + ".log"), LOG_LIMIT);
    try {
      Files.createDirectories(folder);
      Process process =
          new ProcessBuilder(command(emulator, jar, java, quiet(folder), address))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .start();
      log.drain(process.getInputStream());
      return new EmulatorProcess(emulator, process, address, log);
    } catch (IOException e) {
      throw new EmulatorException(
          "The " + emulator.label() + " emulator cannot be started: " + e.getMessage(), e);
    }
  }

  private static List<String> command(
      Emulator emulator, Path jar, Path java, Path logging, Address address) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xmx768m"));
    command.add("-Djava.util.logging.config.file=" + logging);
    command.addAll(List.of("-cp", ownClasses() + File.pathSeparator + jar));
    command.addAll(emulator.javaOptions());
    command.addAll(List.of(Leash.class.getName(), emulator.mainClass()));
    command.add("--host=" + address.host());
    command.add("--port=" + address.port());
    return command;
  }

  /** Where the {@link Leash} is found. */
  private static Path ownClasses() throws IOException {
    try {
      return Path.of(Leash.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IOException(e);
    }
  }

  /** They would write several lines for every request. */
  private static Path quiet(Path folder) throws IOException {
    Path file = folder.resolve("emulator-logging.properties");
    Files.writeString(file, "handlers=java.util.logging.ConsoleHandler\n.level=WARNING\n");
    return file.toAbsolutePath();
  }

  @Override
  public Address address() {
    return address;
  }

  @Override
  public String machine() {
    return "127.0.0.1";
  }

  @Override
  public Optional<String> failure() {
    if (process.isAlive()) return Optional.empty();
    return Optional.of(
        "The "
            + emulator.label()
            + " emulator ended with code "
            + process.exitValue()
            + ". The end of "
            + log.file()
            + ":\n"
            + log.tail(2_000));
  }

  @Override
  public void pause() throws InterruptedException {
    boolean ended = process.waitFor(100, TimeUnit.MILLISECONDS);
    // the last words are still on their way from the pipe to the file
    if (ended) TimeUnit.MILLISECONDS.sleep(100);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (process.waitFor(3, TimeUnit.SECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    process.destroyForcibly();
  }
}
