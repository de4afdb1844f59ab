package dev.bitbrat.emulators.gcloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BoundedLogTest {
  @TempDir private Path folder = Path.of("unset");

  @Test
  void keepsTheEndOfWhatWasSaid() throws IOException {
    BoundedLog log = new BoundedLog(folder.resolve("x.log"), 10_000);
    log.copy(stream("line of words\n".repeat(50_000) + "the end"));
    assertThat(log.tail(100)).endsWith("the end").hasSizeLessThanOrEqualTo(100);
    assertThat(Files.size(folder.resolve("x.log"))).isLessThan(20_000);
    assertThat(Files.size(folder.resolve("x.log.1"))).isBetween(10_000L, 20_000L);
  }

  @Test
  void readsOnWhenItCannotWrite() {
    BoundedLog log = new BoundedLog(folder.resolve("no/such/folder/x.log"), 10);
    ByteArrayInputStream output = stream("x".repeat(100_000));
    log.copy(output);
    assertThat(output.available()).isZero();
    assertThat(log.tail(10)).isEmpty();
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
