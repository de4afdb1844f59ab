package dev.bitbrat.emulators.gcloud;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the emulators' jars in an installed Cloud SDK. */
final class CloudSdk {
  private static final List<String> USUAL_PLACES =
      List.of(
          "/usr/lib/google-cloud-sdk",
          "/usr/share/google-cloud-sdk",
          "/usr/local/google-cloud-sdk",
          "/opt/google-cloud-sdk",
          "/snap/google-cloud-cli/current",
          "/snap/google-cloud-sdk/current",
          "/opt/homebrew/share/google-cloud-sdk",
          "/usr/local/share/google-cloud-sdk",
          "/opt/homebrew/Caskroom/google-cloud-sdk/latest/google-cloud-sdk");

  /** Where to look, and what to call it: in the order in which it is tried. */
  private final Map<Path, String> roots;

  private final List<String> absent;

  private CloudSdk(Map<Path, String> roots, List<String> absent) {
    this.roots = roots;
    this.absent = absent;
  }

  static CloudSdk on(Map<String, String> environment) {
    return on(environment, USUAL_PLACES.stream().map(Path::of).toList());
  }

  static CloudSdk on(Map<String, String> environment, List<Path> usualPlaces) {
    Map<Path, String> roots = new LinkedHashMap<>();
    List<String> absent = new ArrayList<>();
    String named = environment.getOrDefault("CLOUDSDK_ROOT", "");
    if (named.isBlank()) absent.add("CLOUDSDK_ROOT is not set");
    else roots.putIfAbsent(Path.of(named), "CLOUDSDK_ROOT");
    Path gcloud = gcloudRoot(environment.getOrDefault("PATH", ""));
    if (gcloud == null) absent.add("no gcloud on the PATH");
    else roots.putIfAbsent(gcloud, "gcloud on the PATH");
    List<Path> places = new ArrayList<>(usualPlaces);
    String home = environment.getOrDefault("HOME", environment.getOrDefault("USERPROFILE", ""));
    if (!home.isBlank()) places.add(Path.of(home, "google-cloud-sdk"));
    String local = environment.getOrDefault("LOCALAPPDATA", "");
    if (!local.isBlank()) places.add(Path.of(local, "Google", "Cloud SDK", "google-cloud-sdk"));
    places.stream().filter(Files::isDirectory).forEach(p -> roots.putIfAbsent(p, "a usual place"));
    return new CloudSdk(roots, absent);
  }

  Optional<Path> jar(Emulator emulator) {
    return roots.keySet().stream().flatMap(root -> jarIn(root, emulator).stream()).findFirst();
  }

  /** For the message that nothing was found. */
  List<String> lookedFor(Emulator emulator) {
    List<String> lines = new ArrayList<>(absent);
    roots.forEach(
        (root, why) ->
            lines.add(root.resolve("platform/" + emulator.component()) + " (" + why + ")"));
    if (roots.isEmpty()) lines.add("no Cloud SDK in the usual places");
    return lines;
  }

  private static Optional<Path> jarIn(Path root, Emulator emulator) {
    Path folder = root.resolve("platform").resolve(emulator.component());
    return switch (emulator) {
      case FIRESTORE -> newest(folder, "cloud-firestore-emulator");
      case PUBSUB -> newest(folder.resolve("lib"), "cloud-pubsub-emulator-");
    };
  }

  private static Optional<Path> newest(Path folder, String prefix) {
    if (!Files.isDirectory(folder)) return Optional.empty();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> f.getFileName().toString().startsWith(prefix))
          .filter(f -> f.getFileName().toString().endsWith(".jar"))
          .max(Path::compareTo);
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** {@code gcloud} lies in {@code bin} of the SDK, and what is on the PATH is mostly a link. */
  private static @Nullable Path gcloudRoot(String path) {
    return Stream.of(path.split(File.pathSeparator, -1))
        .filter(entry -> !entry.isBlank())
        .flatMap(entry -> Stream.of(Path.of(entry, "gcloud"), Path.of(entry, "gcloud.cmd")))
        .filter(Files::isRegularFile)
        .flatMap(gcloud -> rootOf(gcloud).stream())
        .findFirst()
        .orElse(null);
  }

  private static Optional<Path> rootOf(Path gcloud) {
    try {
      return Optional.ofNullable(gcloud.toRealPath().getParent()).map(Path::getParent);
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
