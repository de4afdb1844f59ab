package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Listens to the platforms' sockets while it holds the lease, and brings what it hears to the bus.
 * Of several only one listens; another takes over when that one ends, be it by a kill.
 */
public final class Gateway implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Gateway.class.getName());
  private static final Duration BEAT = Duration.ofMillis(250);

  private static final Duration HANG_UP = Duration.ofSeconds(5);

  /** For all that must be done before the end: Cloud Run waits 10 s after it asked for it. */
  private static final Duration LAST = Duration.ofSeconds(8);

  /** Whoever listens next should not be on the bus before what was heard here. */
  private static final Duration ORDERLY = Duration.ofSeconds(1);

  private static final Duration FAREWELL = Duration.ofSeconds(1);

  /** Asking for the lease waits for the store at most so long, and its thread is awaited. */
  private static final Duration STUCK = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final Rhythm rhythm;
  private final LeaseKeeper keeper;
  private final Ingress ingress;
  private final Listening listening;
  private final Optional<Sleeper> sleeper;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean closing;
  private volatile Instant lastBeat;

  /**
   * @param holder a name that no other process has
   * @param sources makes new ones, not started
   * @param sleep empty: always awake
   */
  public record Setup(
      String holder,
      Store store,
      EventBus bus,
      Metrics metrics,
      InstantSource clock,
      Supplier<List<Source>> sources,
      Optional<Sleep> sleep) {}

  /**
   * @param idle so long it stays awake after the last stream
   */
  public record Sleep(GatewaySwitch power, Duration idle) {}

  /** What it does just now. */
  public enum Role {
    /** It holds the lease, and so listens. */
    LEADER,
    /** Another listens; it takes over. */
    STANDBY,
    /** Nobody streams, and nobody listens. */
    ASLEEP,
    /** It ends. */
    ENDING
  }

  Gateway(Setup setup, Lease.Terms terms, Rhythm rhythm) {
    this.clock = setup.clock();
    this.rhythm = rhythm;
    this.lastBeat = clock.instant();
    Lease lease = new Lease(setup.holder(), terms);
    this.keeper = new LeaseKeeper(lease, setup.store(), clock, this::stateWords);
    this.ingress = Ingress.start(setup.bus(), setup.metrics(), rhythm);
    this.listening = new Listening(setup.sources(), ingress);
    this.sleeper = setup.sleep().map(s -> new Sleeper(setup.store(), s.power(), clock, s.idle()));
  }

  public static Gateway start(Setup setup) {
    Gateway gateway = new Gateway(setup, Lease.Terms.USUAL, Rhythm.REAL);
    gateway.run();
    return gateway;
  }

  void run() {
    thread("gateway-lease", this::lease);
    thread("gateway-beat", this::beat);
    sleeper.ifPresent(s -> thread("gateway-sleep", () -> s.look(keeper::holds)));
  }

  public Role role() {
    if (closing) return Role.ENDING;
    if (sleeper.isPresent() && sleeper.get().isAsleep()) return Role.ASLEEP;
    return keeper.holds() || listening.isOn() ? Role.LEADER : Role.STANDBY;
  }

  /** Whether it does what it should: a leader hears all its sources, a standby stands by. */
  public boolean isReady() {
    return switch (role()) {
      case LEADER -> listening.isComplete();
      case STANDBY, ASLEEP -> true;
      case ENDING -> false;
    };
  }

  /** Whether its threads go on. */
  public boolean isAlive() {
    return lastBeat.plus(STUCK).isAfter(clock.instant())
        && threads.stream().allMatch(Thread::isAlive);
  }

  /** By name; two of the same name are as well as the worse of them. */
  public Map<String, Source.State> sources() {
    Map<String, Source.State> states = new LinkedHashMap<>();
    for (Source source : listening.sources()) {
      states.merge(source.name(), source.state(), (a, b) -> a == Source.State.LISTENING ? b : a);
    }
    return states;
  }

  private Map<String, String> stateWords() {
    Map<String, String> words = new LinkedHashMap<>();
    sources().forEach((name, state) -> words.put(name, state.name().toLowerCase(Locale.ROOT)));
    return words;
  }

  /** Events that were heard and that the bus does not have yet. */
  public long waiting() {
    return ingress.waiting();
  }

  /** Events that were heard and given up. */
  public long lost() {
    return ingress.lost();
  }

  /** Waits until the bus has all that was heard; false if that took too long. */
  boolean drain(Duration patience) {
    return ingress.drain(patience);
  }

  /**
   * Hangs up, brings to the bus what was heard, and gives the lease back; within 10 s, whatever
   * does not answer. Another may listen while the last is brought, should the bus be slow.
   */
  @Override
  public void close() {
    long deadline = System.nanoTime() + LAST.toNanos();
    closing = true;
    log.log(INFO, "ending");
    listening.close(HANG_UP);
    ingress.drain(ORDERLY);
    giveBack();
    ingress.close(Duration.ofNanos(deadline - System.nanoTime()));
  }

  private void giveBack() {
    Thread farewell = Thread.ofVirtual().name("gateway-farewell").start(keeper::close);
    try {
      if (!farewell.join(FAREWELL)) log.log(WARNING, "the store does not take the lease back");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  Duration lease() {
    if (role() != Role.ASLEEP) return keeper.ask();
    keeper.giveBack();
    return Sleeper.LOOK_ASLEEP;
  }

  Duration beat() {
    lastBeat = clock.instant();
    boolean may = role() != Role.ASLEEP && role() != Role.ENDING && keeper.holds();
    if (may) listening.begin();
    else listening.end(HANG_UP);
    return BEAT;
  }

  private void thread(String name, Supplier<Duration> step) {
    threads.add(Thread.ofPlatform().daemon().name(name).start(() -> repeat(step)));
  }

  /** A mistake of ours must not end the thread that hangs up in time. */
  private void repeat(Supplier<Duration> step) {
    while (!closing) {
      try {
        rhythm.rest(guarded(step));
      } catch (InterruptedException e) {
        log.log(INFO, "told to end");
        return;
      }
    }
  }

  private static Duration guarded(Supplier<Duration> step) {
    try {
      return step.get();
    } catch (OutageException e) {
      log.log(WARNING, "trying again: {0}", e.getMessage());
      return Duration.ofSeconds(1);
    } catch (RuntimeException e) {
      log.log(ERROR, "the gateway met something unexpected", e);
      return Duration.ofSeconds(1);
    }
  }
}
