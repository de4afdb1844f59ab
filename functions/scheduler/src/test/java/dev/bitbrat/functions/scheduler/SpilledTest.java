package dev.bitbrat.functions.scheduler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.Environment;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.pipeline.TickJob;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.platform.webhook.Spill;
import dev.bitbrat.stages.Ticks;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a webhook spilled goes out on a tick, by the function's own wiring. */
class SpilledTest {
  private final EventCodec codec = new EventCodec();
  private final FakeStore store = new FakeStore();
  private final FakeEventBus bus = new FakeEventBus(codec);
  private final FakeClock clock = new FakeClock();
  private final Ports ports = Ports.of(store, bus, codec, clock);
  private final Job job = new Job();

  @Test
  void goesOutOnATickThoughNothingElseIsDelivered() {
    spill("a");
    tick();
    assertThat(bus.events(Topics.INGRESS)).extracting(Event::text).containsExactly("a");
    assertThat(store.find(Query.all(Spill.COLLECTION, 10))).isEmpty();
  }

  @Test
  void theTicksGoOnUntilTheBusTookIt() {
    spill("a");
    bus.topics(Set.of(Topics.FINALIZE));
    tick();
    assertThat(job.running).isTrue();
  }

  @Test
  void theTicksPauseWhenItIsOut() {
    spill("a");
    tick();
    tick();
    assertThat(job.running).isFalse();
  }

  @Test
  void whatIsSpilledWhileTheTicksPauseIsNotForgotten() {
    job.whilePausing = () -> spill("a");
    tick();
    assertThat(bus.events(Topics.INGRESS)).extracting(Event::text).containsExactly("a");
  }

  private void spill(String text) {
    Event event = Event.of("chat.message.v1", text).message(Message.user(text, text)).build();
    store.commit(
        List.of(
            new Write.Put(
                DocPath.of(Spill.COLLECTION, text),
                Map.of(
                    "at",
                    clock.millis(),
                    "event",
                    new String(codec.encode(event), StandardCharsets.UTF_8)),
                Write.Condition.ANY,
                null)));
  }

  private void tick() {
    clock.advance(Duration.ofMinutes(1));
    new StageRunner(
            SchedulerFunction.stage(ports, Environment.of(Map.of()), Optional.of(job)), ports)
        .run(new Inbound.Decoded(Topics.TICK, Ticks.tick(clock.instant()), Map.of()));
  }

  private static final class Job implements TickJob {
    boolean running = true;
    Runnable whilePausing = () -> {};

    @Override
    public void pause() {
      whilePausing.run();
      running = false;
    }

    @Override
    public void resume() {
      running = true;
    }
  }
}
