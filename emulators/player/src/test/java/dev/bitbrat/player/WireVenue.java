package dev.bitbrat.player;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Event;
import dev.bitbrat.host.AdjustableClock;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
  private int counted;

  /**
   * @param wire where the story happens
   * @param others where it also speaks
   */
  WireVenue(Bundle bundle, Wire wire, List<Wire> others) throws InterruptedException {
    this.wire = wire;
    this.others = others;
    this.channel = new Surroundings(bundle).home();
    platform = start();
    platform.push(bundle);
    wire.grants().forEach(this::grant);
    wire.listen(platform.ports());
  }

  private void grant(String user, List<String> roles) {
    DocPath path = DocPath.of("users", DocPath.segment(user));
    Write write = new Write.Put(path, Map.of("roles", roles), Write.Condition.ANY, null);
    platform.ports().store().commit(List.of(write));
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
                            if (event.message() == null) wire.happen(event);
                            else wire.say(event);
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
    wire.set(fixture);
  }

  @Override
  public boolean tells(Fixture fixture) {
    return wire.tells(fixture);
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
  public void restart() throws InterruptedException {
    wire.hangUp();
    platform.close();
    platform = start();
    wire.listen(platform.ports());
  }

  @Override
  public boolean rest() throws InterruptedException {
    return platform.awaitIdle(PATIENCE);
  }

  @Override
  public List<Sent> sent() {
    List<String> heard = wire.heard();
    List<String> done = wire.done();
    List<Sent> fresh = new ArrayList<>();
    for (String text : heard.subList(read, heard.size())) fresh.add(Sent.message(channel, text));
    for (String call : done.subList(counted, done.size())) fresh.add(new Sent(null, call));
    read = heard.size();
    counted = done.size();
    return fresh;
  }

  @Override
  public List<String> ends() {
    return ends.take();
  }

  @Override
  public void close() {
    wire.hangUp();
    platform.close();
    home.close();
  }
}
