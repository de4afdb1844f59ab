package dev.bitbrat.emulators.gcloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(EmulatorsForTests.class)
final class EmulatorsTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void bothAnswerOnceTheyAreStarted(Emulators emulators) {
    assertThat(emulators.environment())
        .containsOnlyKeys("PUBSUB_EMULATOR_HOST", "FIRESTORE_EMULATOR_HOST");
    assertBothAnswer(emulators);
  }

  @Test
  void usesRunningOnesAndLeavesThemRunning(Emulators running) {
    List<String> progress = new ArrayList<>();
    try (Emulators again =
        Emulators.start(
            EnumSet.allOf(Emulator.class), running.environment(), folder, progress::add)) {
      assertThat(again.environment()).isEqualTo(running.environment());
    }
    assertBothAnswer(running);
    assertThat(progress).hasSize(4).first().asString().contains("PUBSUB_EMULATOR_HOST");
  }

  @Test
  void stopsWhatItStarted() {
    Map<String, String> environment = new HashMap<>(System.getenv());
    environment.remove("FIRESTORE_EMULATOR_HOST");
    Address address;
    try (Emulators one =
        Emulators.start(EnumSet.of(Emulator.FIRESTORE), environment, folder, line -> {})) {
      address = new Address(one.address(Emulator.FIRESTORE));
      assertThat(address.isReady(Emulator.FIRESTORE)).isTrue();
      assertThat(folder.resolve("cloud-firestore-emulator.log")).exists();
    }
    assertThat(address.isReady(Emulator.FIRESTORE)).isFalse();
  }

  @Test
  void showsTheLastWordsOfOneThatDoesNotStart() throws IOException {
    Path jar = folder.resolve("sdk/platform/cloud-firestore-emulator/cloud-firestore-emulator.jar");
    Files.createDirectories(jar.getParent());
    Files.createFile(jar);
    Map<String, String> environment = Map.of("CLOUDSDK_ROOT", folder.resolve("sdk").toString());
    assertThatThrownBy(
            () -> Emulators.start(EnumSet.of(Emulator.FIRESTORE), environment, folder, line -> {}))
        .isInstanceOf(EmulatorException.class)
        .hasMessageContaining("ended with code 1")
        .hasMessageContaining("CloudFirestore");
  }

  private static void assertBothAnswer(Emulators emulators) {
    for (Emulator emulator : Emulator.values()) {
      assertThat(new Address(emulators.address(emulator)).isReady(emulator)).isTrue();
    }
  }
}
