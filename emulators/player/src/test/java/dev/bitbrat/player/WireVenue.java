package dev.bitbrat.player;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Event;
import dev.bitbrat.host.AdjustableClock;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.Place;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The whole platform in this process; lines come in and go out by a platform's own protocol. */
final class WireVenue implements Venue {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TempHome home = new TempHome();
  private final AdjustableClock clock = new AdjustableClock(InstantSource.fixed(Player.START));
  private final Ends ends = new Ends();
  private final Wire wire;
  private final List<Wire> others;
  private final Place channel;
  private LocalPlatform platform;
  private int read;

  /**
   * @param wire where the story happens
   * @param others where it also speaks
   */
  WireVenue(Bundle bundle, Wire wire, List<Wire> others) {
    this.wire = wire;
    this.others = others;
    this.channel = new Surroundings(bundle).home();
    platform = start();
    platform.push(bundle);
  }

  private LocalPlatform start() {
    Map<String, String> environment = new HashMap<>();
    Stream.concat(Stream.of(wire), others.stream())
        .forEach(each -> environment.putAll(each.environment()));
    LocalPlatform started =
        LocalPlatform.start(
            LocalOptions.of(home.path(), "wire test", clock).withEnvironment(environment));
    started.onEnd(ends);
    wire.deliverTo(started.uri(), clock);
    return started;
  }

  @Override
  public Ports ports() {
    return platform.ports();
  }

  @Override
  public void accept(List<Event> events) throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      List<? extends Future<?>> said =
          events.stream()
              .map(
                  event ->
                      senders.submit(
                          () -> {
                            gate.await();
                            wire.say(event);
                            return null;
                          }))
              .toList();
      gate.countDown();
      for (Future<?> each : said) each.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a line was not taken", e.getCause());
    }
  }

  @Override
  public void set(Fixture fixture) {
    throw new UnsupportedOperationException("no story of this test has it: " + fixture);
  }

  @Override
  public boolean pass(Duration by) {
    throw new UnsupportedOperationException("no story of this test has it: @clock");
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
  public List<Sent> sent() {
    List<String> heard = wire.heard();
    List<Sent> fresh =
        heard.subList(read, heard.size()).stream()
            .map(text -> Sent.message(channel, text))
            .toList();
    read = heard.size();
    return fresh;
  }

  @Override
  public List<String> ends() {
    return ends.take();
  }

  @Override
  public void close() {
    platform.close();
    home.close();
  }
}
