package dev.bitbrat.emulators.gcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CloudSdkTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void takesTheNewestJarOfTheSdkThatIsNamed() throws IOException {
    Path lib = folder.resolve("sdk/platform/pubsub-emulator/lib");
    touch(lib.resolve("cloud-pubsub-emulator-0.8.19-all.jar"));
    touch(lib.resolve("cloud-pubsub-emulator-0.8.20-all.jar"));
    CloudSdk sdk =
        CloudSdk.on(Map.of("CLOUDSDK_ROOT", folder.resolve("sdk").toString()), List.of());
    assertThat(sdk.jar(Emulator.PUBSUB))
        .hasValueSatisfying(
            jar -> assertThat(jar).hasFileName("cloud-pubsub-emulator-0.8.20-all.jar"));
    assertThat(sdk.jar(Emulator.FIRESTORE)).isEmpty();
  }

  @Test
  void followsTheLinkOnThePath() throws IOException {
    assumeFalse(File.separatorChar == '\\', "links need rights there");
    touch(folder.resolve("sdk/bin/gcloud"));
    touch(folder.resolve("sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar"));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("gcloud"), folder.resolve("sdk/bin/gcloud"));
    String path = folder.resolve("no/such") + File.pathSeparator + bin;
    assertThat(CloudSdk.on(Map.of("PATH", path), List.of()).jar(Emulator.FIRESTORE)).isPresent();
  }

  @Test
  void looksInTheUsualPlacesLast() throws IOException {
    Path usual = folder.resolve("usual");
    touch(usual.resolve("platform/cloud-firestore-emulator/cloud-firestore-emulator.jar"));
    assertThat(
            CloudSdk.on(Map.of(), List.of(folder.resolve("gone"), usual)).jar(Emulator.FIRESTORE))
        .isPresent();
  }

  @Test
  void saysWhereItLookedAndWhatHelps() {
    Map<String, String> environment = Map.of("CLOUDSDK_ROOT", folder.toString(), "PATH", "");
    Sources sources = sources(environment, Optional.of("no docker"));
    assertThatThrownBy(() -> sources.of(EnumSet.allOf(Emulator.class)))
        .isInstanceOf(EmulatorsMissingException.class)
        .hasMessageContaining("PUBSUB_EMULATOR_HOST is not set")
        .hasMessageContaining("no gcloud on the PATH")
        .hasMessageContaining("no docker")
        .hasMessageContaining(folder.resolve("platform/pubsub-emulator").toString())
        .hasMessageContaining(
            "apt-get install google-cloud-cli-pubsub-emulator google-cloud-cli-firestore-emulator");
  }

  @Test
  void usesWhatRunsAlreadyAndStartsNothing() {
    Map<String, String> environment =
        Map.of(
            "PUBSUB_EMULATOR_HOST", "127.0.0.1:1085", "FIRESTORE_EMULATOR_HOST", "127.0.0.1:1086");
    Sources sources = sources(environment, Optional.of("no docker"));
    Map<Emulator, Source> found = sources.of(EnumSet.allOf(Emulator.class));
    assertThat(found).hasSize(2);
    found.forEach(
        (emulator, source) ->
            assertThat(source.run())
                .isEqualTo(
                    new Running.Foreign(
                        new Address(environment.getOrDefault(emulator.variable(), "")))));
  }

  @Test
  void takesContainersWhereThereIsNoSdk() {
    Map<Emulator, Source> found =
        sources(Map.of(), Optional.empty()).of(EnumSet.of(Emulator.PUBSUB));
    assertThat(found.get(Emulator.PUBSUB))
        .isNotNull()
        .extracting(Source::description)
        .asString()
        .contains("container");
  }

  private Sources sources(Map<String, String> environment, Optional<String> dockerObstacle) {
    return new Sources(
        environment, folder, CloudSdk.on(environment, List.of()), () -> dockerObstacle);
  }

  private static void touch(Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Files.createFile(file);
  }
}
