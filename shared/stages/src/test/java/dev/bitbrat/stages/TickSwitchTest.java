package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.pipeline.TickJob;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.testkit.Samples;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The ticks stop when nothing is due, and no row is forgotten whatever comes between. */
class TickSwitchTest {
  private static final Origin CHANNEL = Origin.of(FakeClock.START, "twitch", "burgeroni");
  private static final Schedule WATER = new Schedule("water", Duration.ofMinutes(30), 0);

  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final Ports ports =
      Ports.of(store, new FakeEventBus(new EventCodec()), new EventCodec(), clock);
  private final Timers timers = new Timers(ports);
  private final Job job = new Job();
  private final StageRunner runner =
      new StageRunner(SchedulerStage.of(ports, Optional.of(job), () -> {}, () -> false), ports);

  @Test
  void stopsWhenNothingCanBeDueAndGoesOnWithTheStream() {
    tick();
    assertThat(job.running).isFalse();
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    wake();
    assertThat(job.running).isTrue();
    tick();
    assertThat(job.running).isTrue();
    timers.stop(CHANNEL, "b", clock.advance(Duration.ofMinutes(5)).instant());
    tick();
    assertThat(job.running).isFalse();
  }

  @Test
  void aRowWrittenBeforeTheJobStopsIsNotForgotten() {
    job.beforePausing = this::writeARowAndWake;
    tick();
    assertThat(job.running).isTrue();
  }

  @Test
  void aRowWrittenAfterTheJobStoppedIsNotForgotten() {
    job.afterPausing = this::writeARowAndWake;
    tick();
    assertThat(job.running).isTrue();
  }

  @Test
  void aRowWhoseWakeComesAfterTheSecondLookIsNotForgotten() {
    tick();
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    wake();
    assertThat(job.running).isTrue();
  }

  @Test
  void aTickThatDiedBeforeItsSecondLookLooksWhenItComesAgain() {
    job.afterPausing =
        () -> {
          timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
          throw new OutageException("died");
        };
    assertThatThrownBy(this::tick).isInstanceOf(OutageException.class);
    assertThat(job.running).isFalse();
    job.afterPausing = () -> {};
    tick();
    assertThat(job.running).isTrue();
  }

  @Test
  void aTickThatDiedThoughAWakeCameBetweenLooksWhenItComesAgain() {
    job.beforePausing = this::writeARowAndWake;
    job.afterPausing =
        () -> {
          throw new OutageException("died");
        };
    assertThatThrownBy(this::tick).isInstanceOf(OutageException.class);
    job.beforePausing = () -> {};
    job.afterPausing = () -> {};
    tick();
    assertThat(job.running).isTrue();
  }

  @Test
  void aWakeThatDiedResumesWhenItComesAgain() {
    tick();
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    job.beforeResuming =
        () -> {
          throw new OutageException("died");
        };
    assertThatThrownBy(this::wake).isInstanceOf(OutageException.class);
    job.beforeResuming = () -> {};
    wake();
    assertThat(job.running).isTrue();
  }

  @Test
  void aSlowWakeDoesNotHideThatTheTicksStoppedAgain() {
    tick();
    clock.advance(Duration.ofMinutes(5));
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    job.afterResuming =
        () -> {
          job.afterResuming = () -> {};
          timers.stop(CHANNEL, "b", clock.advance(Duration.ofMinutes(1)).instant());
          tick();
        };
    wake();
    timers.start(CHANNEL, "b", List.of(WATER), clock.advance(Duration.ofMinutes(1)).instant());
    wake();
    assertThat(job.running).isTrue();
  }

  @Test
  void whileTicksComeTheJobIsAskedForNothing() {
    tick();
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    wake();
    clock.advance(Duration.ofMinutes(3));
    tick();
    int calls = job.calls;
    for (int i = 0; i < 60; i++) {
      clock.advance(Duration.ofMinutes(1));
      tick();
      wake();
    }
    assertThat(job.calls).isEqualTo(calls);
  }

  @Test
  void aWakeWhileTicksComeAsksTheJobForNothing() {
    wake();
    assertThat(job.calls).isZero();
  }

  private void writeARowAndWake() {
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    wake();
  }

  private void tick() {
    run(Ticks.tick(clock.instant()));
  }

  private void wake() {
    run(Timers.wake(Samples.ann("hello")).event());
  }

  private void run(Event event) {
    runner.run(new Inbound.Decoded(Topics.TICK, event, Map.of()));
  }

  /** Something else may happen around its calls. */
  private static final class Job implements TickJob {
    boolean running = true;
    int calls;
    Runnable beforePausing = () -> {};
    Runnable afterPausing = () -> {};
    Runnable beforeResuming = () -> {};
    Runnable afterResuming = () -> {};

    @Override
    public void pause() {
      calls++;
      beforePausing.run();
      running = false;
      afterPausing.run();
    }

    @Override
    public void resume() {
      calls++;
      beforeResuming.run();
      running = true;
      afterResuming.run();
    }
  }
}
