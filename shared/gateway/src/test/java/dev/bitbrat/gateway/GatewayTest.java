package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final FakeEventBus bus = new FakeEventBus(new EventCodec());
  private final List<HeardSource> made = new ArrayList<>();
  private final CountDownLatch rested = new CountDownLatch(2);
  private final LeaseKeeper other =
      new LeaseKeeper(new Lease("other", Lease.Terms.USUAL), store, clock);
  private final Gateway gateway =
      new Gateway(
          new Gateway.Setup(
              "this", store, bus, Metrics.NONE, clock, this::sources, Optional.empty()),
          Lease.Terms.USUAL,
          this::rest);

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void listensWhileItHoldsTheLease() {
    assertThat(gateway.role()).isEqualTo(Gateway.Role.STANDBY);
    lead();
    assertThat(gateway.role()).isEqualTo(Gateway.Role.LEADER);
    assertThat(gateway.sources())
        .isEqualTo(Map.of("irc", Source.State.LISTENING, "discord", Source.State.LISTENING));
    made.getFirst().hear("hello");
    assertThat(texts()).containsExactly("hello");
  }

  @Test
  void tellsAlongWithTheLeaseHowItsSourcesAre() {
    lead();
    lead();
    assertThat(store.get(Lease.PATH).orElseThrow().fields())
        .containsEntry("sources", Map.of("irc", "listening", "discord", "listening"));
  }

  @Test
  void listensToNothingWhileAnotherHoldsIt() {
    other.ask();
    lead();
    assertThat(made).isEmpty();
    assertThat(gateway.role()).isEqualTo(Gateway.Role.STANDBY);
    assertThat(gateway.isReady()).isTrue();
  }

  @Test
  void hangsUpBeforeALeaseEndsThatItCannotRenew() {
    lead();
    store.down();
    clock.advance(Duration.ofSeconds(11));
    gateway.beat();
    assertThat(gateway.role()).isEqualTo(Gateway.Role.LEADER);
    clock.advance(Duration.ofSeconds(1));
    gateway.beat();
    assertThat(made).allSatisfy(s -> assertThat(s.state()).isEqualTo(Source.State.CLOSED));
    assertThat(gateway.role()).isEqualTo(Gateway.Role.STANDBY);
  }

  @Test
  void listensAnewWithFreshSources() {
    lead();
    clock.advance(Duration.ofSeconds(12));
    gateway.beat();
    lead();
    assertThat(made).hasSize(4);
    made.getLast().hear("again");
    assertThat(texts()).containsExactly("again");
  }

  @Test
  void isReadyWhenEverySourceListens() {
    lead();
    assertThat(gateway.isReady()).isTrue();
    made.getFirst().breaks();
    assertThat(gateway.isReady()).isFalse();
    assertThat(gateway.role()).isEqualTo(Gateway.Role.LEADER);
  }

  @Test
  void takesInWhatWasHeardBeforeItGivesTheLeaseBack() {
    lead();
    made.getFirst().atTheEnd("last words");
    gateway.close();
    assertThat(texts()).containsExactly("last words");
    other.ask();
    assertThat(other.holds()).as("the takeover is immediate").isTrue();
    assertThat(gateway.role()).isEqualTo(Gateway.Role.ENDING);
    assertThat(gateway.isReady()).isFalse();
  }

  @Test
  void doesNotBeginAgainWhenItHasEnded() {
    lead();
    gateway.close();
    lead();
    assertThat(made).hasSize(2);
    assertThat(gateway.sources()).isEmpty();
  }

  @Test
  void whatIsHeardWaitsForTheBus() throws Exception {
    lead();
    bus.down();
    made.getFirst().hear("patience");
    assertThat(rested.await(20, TimeUnit.SECONDS)).as("tried again").isTrue();
    assertThat(gateway.waiting()).isEqualTo(1);
    bus.up();
    assertThat(texts()).containsExactly("patience");
    assertThat(gateway.lost()).isZero();
  }

  @Test
  void aLossOfTheLeaseLosesNothingThatWasHeard() {
    lead();
    bus.down();
    made.getFirst().hear("before");
    made.getLast().atTheEnd("while hanging up");
    clock.advance(Duration.ofSeconds(12));
    gateway.beat();
    assertThat(gateway.role()).isEqualTo(Gateway.Role.STANDBY);
    assertThat(gateway.waiting()).isEqualTo(2);
    lead();
    made.getLast().hear("after");
    bus.up();
    assertThat(texts()).containsExactly("before", "while hanging up", "after");
    assertThat(gateway.lost()).isZero();
  }

  @Test
  void saysWhatItCouldNotBringWhenItMustEnd() {
    lead();
    bus.down();
    made.getFirst().hear("one");
    made.getFirst().hear("two");
    gateway.close();
    assertThat(gateway.lost()).isEqualTo(2);
    assertThat(gateway.waiting()).isZero();
    other.ask();
    assertThat(other.holds()).as("the lease is given back all the same").isTrue();
  }

  @Test
  void aSourceThatDoesNotStartDoesNotStopTheOthers() {
    Listening listening = new Listening(() -> List.of(new Defective(), source("irc")), event -> {});
    listening.begin();
    assertThat(listening.isComplete()).isFalse();
    assertThat(made.getFirst().state()).isEqualTo(Source.State.LISTENING);
    listening.end(Duration.ofSeconds(5));
    assertThat(made.getFirst().state()).isEqualTo(Source.State.CLOSED);
  }

  /** Throws whatever it is asked. */
  private record Defective() implements Source {
    @Override
    public String name() {
      return "defective";
    }

    @Override
    public void start(Sink sink) {
      throw new IllegalStateException("as the test asked for");
    }

    @Override
    public State state() {
      return State.CONNECTING;
    }

    @Override
    public void close() {
      throw new IllegalStateException("as the test asked for");
    }
  }

  private void lead() {
    gateway.lease();
    gateway.beat();
  }

  private List<Source> sources() {
    return List.of(source("irc"), source("discord"));
  }

  private HeardSource source(String name) {
    HeardSource source = new HeardSource(name);
    made.add(source);
    return source;
  }

  /** What the bus has, once it has all. */
  private List<String> texts() {
    assertThat(gateway.drain(Duration.ofSeconds(20))).isTrue();
    return bus.events(Topics.INGRESS).stream().map(Event::text).toList();
  }

  private void rest(Duration duration) throws InterruptedException {
    rested.countDown();
    TimeUnit.MILLISECONDS.sleep(1);
  }
}
