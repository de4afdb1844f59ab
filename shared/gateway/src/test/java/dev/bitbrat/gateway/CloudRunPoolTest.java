package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.standins.CloudRunStandIn;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CloudRunPoolTest {
  private final CloudRunStandIn google = CloudRunStandIn.start();
  private final CloudRunPool pool = CloudRunPool.of(CloudRunStandIn.POOL, google.environment());

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void sleepsAndWakes() {
    pool.sleep();
    assertThat(google.instances()).isZero();
    pool.wake();
    assertThat(google.instances()).isEqualTo(1);
  }

  @Test
  void bothMayBeAskedForAgain() {
    pool.wake();
    pool.wake();
    assertThat(google.instances()).isEqualTo(1);
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
    google.next(CloudRunStandIn.fail(status));
    assertThatThrownBy(pool::sleep)
        .isInstanceOf(OutageException.class)
        .hasMessageContaining(CloudRunStandIn.POOL)
        .hasMessageContaining(said);
    assertThat(google.instances()).isEqualTo(1);
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
        new CloudRunPool(CloudRunStandIn.POOL, URI.create("http://127.0.0.1:9"), () -> "t");
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
