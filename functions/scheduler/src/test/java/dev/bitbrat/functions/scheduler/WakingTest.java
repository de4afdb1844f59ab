package dev.bitbrat.functions.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.function.Environment;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.stages.Ticks;
import dev.bitbrat.standins.CloudRunStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A stream that begins wakes the gateway, by the function's own wiring. */
class WakingTest {
  private final CloudRunStandIn google = CloudRunStandIn.start().instances(0);
  private final Ports ports =
      Ports.of(
          new FakeStore(), new FakeEventBus(new EventCodec()), new EventCodec(), new FakeClock());

  @AfterEach
  void close() {
    google.close();
  }

  @Test
  void wakesTheGatewayWhenAStreamBegins() {
    run(google.environment(), live("s1"));
    assertThat(google.instances()).isEqualTo(1);
  }

  @Test
  void asksAgainUntilCloudRunSaysYes() {
    google.next(CloudRunStandIn.fail(503), CloudRunStandIn.fail(429));
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(() -> run(google.environment(), live("s1")))
          .isInstanceOf(OutageException.class);
    }
    run(google.environment(), live("s1"));
    assertThat(google.instances()).isEqualTo(1);
  }

  @Test
  void aWakeThatComesAgainChangesNothing() {
    run(google.environment(), live("s1"));
    run(google.environment(), live("s1"));
    run(google.environment(), live("s2"));
    assertThat(google.instances()).isEqualTo(1);
  }

  @Test
  void nothingElseWakesIt() {
    run(google.environment(), Ticks.tick(FakeClock.START));
    run(google.environment(), Event.of(Ticks.WAKE, "w1").build());
    assertThat(google.requests()).isEmpty();
  }

  @Test
  void whereThereIsNoGatewayNobodyIsAsked() {
    run(Map.of(), live("s1"));
    assertThat(google.requests()).isEmpty();
  }

  @Test
  void saysThatItDoesNotUnderstandTheNameOfThePool() {
    assertThatThrownBy(() -> run(Map.of("GATEWAY_POOL", "socket-gateway"), live("s1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("GATEWAY_POOL");
  }

  private void run(Map<String, String> environment, Event event) {
    new StageRunner(SchedulerFunction.stage(ports, Environment.of(environment)), ports)
        .run(new Inbound.Decoded(Topics.TICK, event, Map.of()));
  }

  private static Event live(String id) {
    return Event.of(Ticks.LIVE, id).build();
  }
}
