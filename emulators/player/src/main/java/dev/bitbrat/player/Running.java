package dev.bitbrat.player;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Event;
import dev.bitbrat.host.AdjustableClock;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.host.World;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.transcript.Fixture;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** In this process. */
final class Running implements Venue {
  /** On the clock of the machine: nothing that a story asks for takes so long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TempHome home = new TempHome();
  private final AdjustableClock clock = new AdjustableClock(InstantSource.fixed(Player.START));
  private final Fixtures fixtures = new Fixtures();
  private final Outputs outputs = new Outputs(fixtures);
  private final Ends ends = new Ends();
  private final World world;
  private final boolean fused;
  private LocalPlatform platform;

  /**
   * @param store instead of SQLite
   * @param fused whether an event's stages are walked in one call
   */
  Running(Bundle bundle, Optional<Store> store, boolean fused) {
    this.fused = fused;
    this.world = new World(fixtures.chance(), outputs, fixtures, store);
    try {
      platform = start();
      platform.push(bundle);
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  /** Without the machine's environment: a story knows no secrets and asks no language model. */
  private LocalPlatform start() {
    LocalOptions options =
        LocalOptions.of(home.path(), "brat test", clock).withEnvironment(Map.of());
    LocalPlatform started = LocalPlatform.start(fused ? options.withFused() : options, world);
    started.onEnd(ends);
    return started;
  }

  @Override
  public void set(Fixture fixture) {
    fixtures.set(fixture);
  }

  @Override
  public List<Sent> sent() {
    return outputs.take();
  }

  @Override
  public List<String> ends() {
    return ends.take();
  }

  @Override
  public Ports ports() {
    return platform.ports();
  }

  @Override
  public void accept(List<Event> events) throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> accepted = new ArrayList<>();
      for (Event event : events) {
        accepted.add(
            senders.submit(
                () -> {
                  gate.await();
                  platform.accept(event);
                  return null;
                }));
      }
      gate.countDown();
      for (Future<?> each : accepted) each.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("an event was not accepted", e.getCause());
    }
  }

  /** The scheduler looks at each whole minute. */
  @Override
  public boolean pass(Duration by) throws InterruptedException {
    Instant end = clock.instant().plus(by);
    for (Instant minute = nextMinute(); !minute.isAfter(end); minute = nextMinute()) {
      clock.advance(Duration.between(clock.instant(), minute));
      platform.tick();
      if (!rest()) return false;
    }
    clock.advance(Duration.between(clock.instant(), end));
    return true;
  }

  private Instant nextMinute() {
    return clock.instant().truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES);
  }

  @Override
  public void restart() {
    platform.close();
    platform = start();
  }

  @Override
  public boolean rest() throws InterruptedException {
    return platform.awaitIdle(PATIENCE);
  }

  @Override
  public void close() {
    platform.close();
    home.close();
  }
}
