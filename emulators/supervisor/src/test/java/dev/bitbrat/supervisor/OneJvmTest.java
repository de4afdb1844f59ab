package dev.bitbrat.supervisor;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** All stages in one JVM, over SQLite and the bus in the process. */
@Timeout(300)
class OneJvmTest implements Scenarios {
  private static @Nullable TestPlatform platform;

  @BeforeAll
  static void start(@TempDir Path home) {
    platform = OneJvm.start(home);
  }

  @AfterAll
  static void stop() {
    if (platform != null) platform.close();
  }

  @Override
  public TestPlatform platform() {
    return Objects.requireNonNull(platform);
  }
}
