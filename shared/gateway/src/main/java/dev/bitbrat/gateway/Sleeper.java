package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/** Lets the gateway sleep while nobody streams. */
final class Sleeper {
  private static final System.Logger log = System.getLogger(Sleeper.class.getName());

  static final Duration LOOK_AWAKE = Duration.ofMinutes(1);
  static final Duration LOOK_ASLEEP = Duration.ofSeconds(15);

  /** Whoever was switched off and still runs after this was switched on again. */
  static final Duration STILL_HERE = Duration.ofMinutes(5);

  private final LiveStreams streams;
  private final GatewaySwitch power;
  private final InstantSource clock;
  private final Duration idle;
  private volatile boolean asleep;
  private Instant since;

  /**
   * @param idle so long it stays awake after a stream, and after its own start
   */
  Sleeper(Store store, GatewaySwitch power, InstantSource clock, Duration idle) {
    this.streams = new LiveStreams(store);
    this.power = power;
    this.clock = clock;
    this.idle = idle;
    this.since = clock.instant();
  }

  boolean isAsleep() {
    return asleep;
  }

  /**
   * Looks whether to sleep or wake, and says how long to wait before the next time.
   *
   * @param leads whether this process is the one that listens; a standby must not switch off
   */
  synchronized Duration look(BooleanSupplier leads) {
    try {
      if (asleep) wakeIfDue();
      else if (leads.getAsBoolean() && isQuiet()) fallAsleep();
    } catch (OutageException e) {
      log.log(WARNING, "cannot tell whether to sleep: {0}", e.getMessage());
    }
    return asleep ? LOOK_ASLEEP : LOOK_AWAKE;
  }

  /** Listens again, for as long as after a stream at least. */
  private void wake() {
    asleep = false;
    since = clock.instant();
  }

  private boolean isQuiet() {
    Instant now = clock.instant();
    return !now.isBefore(since.plus(idle)) && !streams.any(now, idle);
  }

  /** A stream may begin between the look and the switch: then its wake came too early. */
  private void fallAsleep() {
    log.log(INFO, "nobody streams: going to sleep");
    asleep = true;
    since = clock.instant();
    try {
      power.sleep();
    } catch (OutageException e) {
      asleep = false;
      throw e;
    }
    wakeIfDue();
  }

  private void wakeIfDue() {
    Instant now = clock.instant();
    if (streams.any(now, idle)) {
      power.wake();
    } else if (!power.endsTheProcess() || now.isBefore(since.plus(STILL_HERE))) {
      return;
    }
    log.log(INFO, "awake again");
    wake();
  }
}
