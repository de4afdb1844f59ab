package dev.bitbrat.supervisor;

import dev.bitbrat.emulators.gcloud.Emulator;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import dev.bitbrat.gcp.FirestoreStore;
import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.pipeline.Store;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatorsForTests.class)
@Timeout(300)
class FirestoreParallelWritesTest implements ParallelWrites {
  private static @Nullable FirestoreStore store;

  @BeforeAll
  static void connect(Emulators emulators) {
    GcpSettings settings =
        new GcpSettings(
            "t-" + UUID.randomUUID().toString().substring(0, 18),
            "(default)",
            emulators.address(Emulator.PUBSUB),
            emulators.address(Emulator.FIRESTORE),
            null);
    store = new FirestoreStore(settings, new Random(1));
  }

  @AfterAll
  static void disconnect() {
    if (store != null) store.close();
  }

  @Override
  public Store store() {
    return Objects.requireNonNull(store);
  }
}
