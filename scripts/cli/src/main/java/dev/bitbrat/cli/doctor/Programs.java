package dev.bitbrat.cli.doctor;

import dev.bitbrat.cli.shell.Shell;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/** Programs of this machine that some commands need. */
final class Programs {
  private final Shell shell;

  Programs(Shell shell) {
    this.shell = shell;
  }

  Finding jdk() {
    int version = Runtime.version().feature();
    String found = version + " (" + System.getProperty("java.home") + ")";
    return version >= 25
        ? Finding.ok("jdk", found)
        : Finding.fail("jdk", found, "Install a JDK 25 and set JAVA_HOME to it.");
  }

  Finding maven() {
    return find("mvn")
        .map(path -> Finding.ok("maven", path.toString()))
        .orElseGet(
            () ->
                Finding.warn(
                    "maven",
                    "not found",
                    "Needed to build from a clone only: install it with your package manager."));
  }

  Finding terraform() {
    return find("terraform")
        .map(path -> Finding.ok("terraform", path.toString()))
        .orElseGet(
            () -> Finding.warn("terraform", "not found", "Needed to deploy to Google Cloud only."));
  }

  /** The emulators come with the Cloud SDK, as components or as packages of the system. */
  Finding emulators() {
    Optional<Path> gcloud = find("gcloud");
    Optional<Path> sdk = gcloud.map(Programs::real).map(Path::getParent).map(Path::getParent);
    boolean both =
        sdk.map(dir -> dir.resolve("platform"))
            .filter(
                dir ->
                    Files.isDirectory(dir.resolve("pubsub-emulator"))
                        && Files.isDirectory(dir.resolve("cloud-firestore-emulator")))
            .isPresent();
    if (both) return Finding.ok("emulators", "Pub/Sub and Firestore, in " + sdk.get());
    if (find("docker").isPresent()) {
      return Finding.ok("emulators", "not in a Cloud SDK; Docker is there and will do");
    }
    return Finding.warn(
        "emulators",
        gcloud.isPresent() ? "the Cloud SDK is there without them" : "no Cloud SDK, no Docker",
        "Needed for brat local up --emulators only: gcloud components install pubsub-emulator"
            + " cloud-firestore-emulator");
  }

  private static Path real(Path path) {
    try {
      return path.toRealPath();
    } catch (java.io.IOException e) {
      return path;
    }
  }

  private Optional<Path> find(String program) {
    String path = shell.variable("PATH").orElse("");
    return Arrays.stream(path.split(File.pathSeparator, -1))
        .filter(dir -> !dir.isEmpty())
        .flatMap(
            dir ->
                Arrays.stream(new String[] {"", ".exe", ".cmd"})
                    .map(end -> dir(dir, program + end)))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  private static Path dir(String dir, String file) {
    return Path.of(dir).resolve(file);
  }
}
