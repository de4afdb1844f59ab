package dev.bitbrat.supervisor;

import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** All stages but the language model in one function. */
@ExtendWith(EmulatorsForTests.class)
@Timeout(1_200)
class FusedTest implements Scenarios, KillScenarios {
  private static @Nullable TestPlatform platform;

  @BeforeAll
  static void start(Emulators emulators, @TempDir Path home) throws Exception {
    platform = Processes.start("fused", home, emulators);
  }

  @AfterAll
  static void stop() {
    if (platform != null) platform.close();
  }

  @Override
  public String topology() {
    return "fused";
  }

  @Override
  public TestPlatform platform() {
    return Objects.requireNonNull(platform);
  }
}
