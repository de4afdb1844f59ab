package dev.bitbrat.supervisor;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole platform in one process, which dies: the journal knows what it had taken on. */
@Timeout(1_200)
class KilledJvmTest implements KillScenarios {
  private static @Nullable TestPlatform platform;

  @BeforeAll
  static void start(@TempDir Path home) throws Exception {
    platform = OneJvmProcess.start(home);
  }

  @AfterAll
  static void stop() {
    if (platform != null) platform.close();
  }

  @Override
  public String topology() {
    return "one JVM";
  }

  /** Each kill takes everything down, also what was about to be sent in all channels. */
  @Override
  public Duration every() {
    return Duration.ofSeconds(3);
  }

  @Override
  public TestPlatform platform() {
    return Objects.requireNonNull(platform);
  }
}
