package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With their own threads, in a time that a test moves. */
@Timeout(120)
class TwoGatewaysTest {
  private static final int THREADS_OF_ONE = 2;

  private final SteppedTime time = new SteppedTime();
  private final FakeStore store = new FakeStore();
  private final AtomicInteger listeners = new AtomicInteger();
  private final CutOffStore first = new CutOffStore(store);
  private final Gateway a = gateway("a", first);
  private final Gateway b = gateway("b", new CutOffStore(store));

  @BeforeEach
  void run() {
    a.run();
    b.run();
  }

  @AfterEach
  void close() {
    a.close();
    b.close();
  }

  @Test
  void onlyOneListens() throws Exception {
    pass(Duration.ofMinutes(5));
    assertThat(listeners).hasValue(1);
    assertThat(List.of(a.role(), b.role()))
        .containsExactlyInAnyOrder(Gateway.Role.LEADER, Gateway.Role.STANDBY);
  }

  @Test
  void theOtherFollowsAtOnceWhenOneEnds() throws Exception {
    pass(Duration.ofSeconds(20));
    Gateway ends = a.role() == Gateway.Role.LEADER ? a : b;
    Gateway follows = ends == a ? b : a;
    ends.close();
    pass(Duration.ofSeconds(3));
    assertThat(follows.role()).isEqualTo(Gateway.Role.LEADER);
    assertThat(listeners).hasValue(1);
  }

  @Test
  void neverDoTwoListenWhileTheStoreComesAndGoes() throws Exception {
    for (int round = 0; round < 10; round++) {
      pass(Duration.ofSeconds(17));
      first.down(round % 2 == 0);
      if (round % 3 == 0) store.conflictOnce();
    }
    first.down(true);
    Instant from = time.instant();
    while (b.role() != Gateway.Role.LEADER) {
      assertThat(time.instant()).isBefore(from.plusSeconds(30));
      step();
    }
    step();
    assertThat(listeners).hasValue(1);
  }

  private void pass(Duration duration) throws InterruptedException {
    Instant until = time.instant().plus(duration);
    while (time.instant().isBefore(until)) step();
  }

  private void step() throws InterruptedException {
    int running = a.role() == Gateway.Role.ENDING || b.role() == Gateway.Role.ENDING ? 1 : 2;
    time.step(running * THREADS_OF_ONE);
    assertThat(listeners.get()).isLessThanOrEqualTo(1);
  }

  private Gateway gateway(String name, CutOffStore reached) {
    return new Gateway(
        new Gateway.Setup(
            name,
            reached,
            new FakeEventBus(new EventCodec()),
            Metrics.NONE,
            time,
            () -> List.of(new HeardSource("irc", listeners)),
            Optional.empty()),
        Lease.Terms.USUAL,
        time);
  }
}
