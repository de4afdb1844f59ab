package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudRunPoolTest {
  private final StandInCloudRun google = new StandInCloudRun();
  private final CloudRunPool pool =
      new CloudRunPool(
          StandInCloudRun.POOL,
          google.uri(),
          MetadataToken.of(Map.of("GCE_METADATA_HOST", google.host())));

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void sleepsAndWakes() {
    pool.sleep();
    assertThat(google.instances()).isEqualTo(0L);
    pool.wake();
    assertThat(google.instances()).isEqualTo(1L);
  }

  @Test
  void bothMayBeAskedForAgain() {
    pool.wake();
    pool.wake();
    assertThat(google.instances()).isEqualTo(1L);
    assertThat(google.requests()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "404, there is no such worker pool",
    "403, may not",
    "409, UNAVAILABLE",
    "503, UNAVAILABLE",
    "302, UNAVAILABLE",
  })
  void saysWhatIsWrong(int status, String said) {
    google.fail(status);
    assertThatThrownBy(pool::sleep)
        .isInstanceOf(OutageException.class)
        .hasMessageContaining(StandInCloudRun.POOL)
        .hasMessageContaining(said);
    assertThat(google.instances()).isEqualTo(1L);
  }

  @Test
  void saysThatItGotNoToken() {
    google.withoutTokens();
    assertThatThrownBy(pool::wake)
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("token: 403");
    assertThat(google.requests()).isEmpty();
  }

  @Test
  void saysThatNobodyAnswers() {
    CloudRunPool lost =
        new CloudRunPool(StandInCloudRun.POOL, URI.create("http://127.0.0.1:9"), () -> "t");
    assertThatThrownBy(lost::wake).isInstanceOf(OutageException.class);
    MetadataToken nowhere = new MetadataToken(URI.create("http://127.0.0.1:9"));
    assertThatThrownBy(nowhere::get).isInstanceOf(OutageException.class);
  }

  @Test
  void refusesWhatIsNoNameOfAPool() {
    assertThatThrownBy(() -> CloudRunPool.of("socket-gateway", Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("GATEWAY_POOL");
  }
}
