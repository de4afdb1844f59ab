package dev.bitbrat.gcp;

import dev.bitbrat.emulators.gcloud.Emulator;
import dev.bitbrat.emulators.gcloud.Emulators;
import java.time.Duration;
import java.util.UUID;

/** Projects of their own on the emulators, and addresses where nobody is. */
final class TestSettings {
  static final Patience SHORT = new Patience(Duration.ofMillis(300), 1);

  private TestSettings() {}

  static GcpSettings fresh(Emulators emulators) {
    return new GcpSettings(
        "t-" + UUID.randomUUID().toString().substring(0, 18),
        "(default)",
        emulators.address(Emulator.PUBSUB),
        emulators.address(Emulator.FIRESTORE),
        null);
  }

  static GcpSettings nobodyThere() {
    // port 1 is reserved, and nothing listens there
    return new GcpSettings("t-nobody", "(default)", "127.0.0.1:1", "127.0.0.1:1", "127.0.0.1:1");
  }
}
