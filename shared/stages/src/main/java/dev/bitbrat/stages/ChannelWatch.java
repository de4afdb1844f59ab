package dev.bitbrat.stages;

import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.behaviours.Streams;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Keeps what a bot's behaviours want to know of the time before an event, and no more: how streams
 * are, when people last said something, the lines that timers wait for.
 */
final class ChannelWatch {
  private static final int MOST_CHANNELS = 1_000;

  private final StreamWatch streams;
  private final LastSeen lastSeen;
  private final Timers timers;
  private final InstantSource clock;

  /** By channel: the bundle of which the schedules were started here. */
  private final Cache<String> known;

  ChannelWatch(Ports ports) {
    this.streams = new StreamWatch(ports.store(), ports.clock());
    this.lastSeen = new LastSeen(ports.store(), ports.clock());
    this.timers = new Timers(ports);
    this.clock = ports.clock();
    this.known = new Cache<>(MOST_CHANNELS, Duration.ofDays(1), ports.clock());
  }

  /**
   * @param event with notes for the behaviours; the same when it comes again
   * @param wakes what makes the ticks go on, if they must, and tells that a stream began
   */
  record Observed(Event event, List<Publication> wakes) {}

  /**
   * @param event a bot's own copy
   */
  Observed observe(Event event, BotEngine engine) {
    if (Streams.isAbout(event)) return stream(event, engine);
    return engine.isLine(event) ? line(event, engine) : new Observed(event, List.of());
  }

  private Observed stream(Event event, BotEngine engine) {
    Event noted = streams.note(event);
    List<Publication> wakes = new ArrayList<>();
    if (Streams.isOnline(event)) {
      wakes.add(new Publication(Topics.TICK, Ticks.live(event)));
      boolean runs = timers.start(event.origin(), event.bot(), Schedules.of(engine), at(event));
      if (runs) wakes.add(Timers.wake(event));
    } else if (Streams.isOffline(event)) {
      timers.stop(event.origin(), event.bot(), at(event));
    }
    return new Observed(noted, wakes);
  }

  private Observed line(Event event, BotEngine engine) {
    boolean started = startOfNewBundle(event, engine);
    Optional<Duration> idle = engine.shortestIdle();
    Event noted = idle.isPresent() ? lastSeen.note(event, idle.get()) : event;
    boolean isBroadcaster = Role.highest(event.identity().roles()) == Role.BROADCASTER;
    List<Schedule> counting = Schedules.counting(engine, isBroadcaster);
    boolean wakes =
        !counting.isEmpty()
            && timers.countLine(
                event.origin(), event.bot(), counting, event.correlationId(), at(event));
    List<Publication> wake = wakes || started ? List.of(Timers.wake(event)) : List.of();
    return new Observed(noted, wake);
  }

  /**
   * A configuration that comes into force while the stream is live has its schedules started by the
   * first line that this process sees of it.
   */
  private boolean startOfNewBundle(Event event, BotEngine engine) {
    String bundle = String.valueOf(Tree.string(event.metadata(), "bundle"));
    String place = event.bot() + '|' + event.origin().platform() + '|' + event.origin().channel();
    if (known.get(place).filter(bundle::equals).isPresent()) return false;
    known.put(place, bundle);
    if (engine.schedules().isEmpty()) return false;
    return streams
        .liveSince(event)
        .map(since -> timers.start(event.origin(), event.bot(), Schedules.of(engine), since))
        .orElse(false);
  }

  private Instant at(Event event) {
    return event.origin().atOr(clock.instant());
  }
}
