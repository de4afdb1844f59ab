package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes the lease, keeps it and gives it back. Only one thread asks the store; everybody may ask
 * whether we hold it, and gets an answer at once, however long the store takes.
 */
final class LeaseKeeper {
  private static final System.Logger log = System.getLogger(LeaseKeeper.class.getName());

  private final Lease lease;
  private final Store store;
  private final InstantSource clock;
  private final Supplier<Map<String, String>> sources;
  private Lease.Sighting sighting = Lease.Sighting.NONE;
  private volatile Instant until = Instant.EPOCH;
  private boolean closed;

  LeaseKeeper(Lease lease, Store store, InstantSource clock) {
    this(lease, store, clock, Map::of);
  }

  /**
   * @param sources told along with the lease, for people
   */
  LeaseKeeper(
      Lease lease, Store store, InstantSource clock, Supplier<Map<String, String>> sources) {
    this.lease = lease;
    this.store = store;
    this.clock = clock;
    this.sources = sources;
  }

  /** Whether there is time left to listen, and to hang up before it ends. */
  boolean holds() {
    return clock.instant().isBefore(until.minus(lease.terms().hangUp()));
  }

  /** Takes or renews it if that may be; how long to wait before the next time. */
  synchronized Duration ask() {
    if (closed) return lease.terms().look();
    boolean held = holds();
    boolean got = false;
    try {
      got = tryToTake();
    } catch (OutageException e) {
      log.log(WARNING, "cannot ask for the lease: {0}", e.getMessage());
    }
    if (held != holds()) log.log(INFO, held ? "the lease is lost" : "the lease is ours");
    return got ? lease.terms().renew() : lease.terms().look();
  }

  private boolean tryToTake() {
    Instant asked = clock.instant();
    Optional<Doc> doc = store.get(Lease.PATH);
    sighting = sighting.then(doc, asked);
    if (!lease.mayTake(doc, sighting, asked)) {
      until = Instant.EPOCH;
      return false;
    }
    Write taking = lease.taking(doc, asked, sources.get());
    boolean got = store.commit(List.of(taking)) instanceof Store.Committed.Ok;
    if (got) until = asked.plus(lease.terms().valid());
    return got;
  }

  /** Gives it back for good. */
  synchronized void close() {
    closed = true;
    giveBack();
  }

  /** So that another need not wait for its end. Harmless if it is not ours. */
  synchronized void giveBack() {
    until = Instant.EPOCH;
    try {
      Optional<Doc> doc = store.get(Lease.PATH);
      if (doc.isPresent() && lease.isOurs(doc)) {
        store.commit(List.of(lease.givingBack(doc.get())));
      }
    } catch (OutageException e) {
      log.log(WARNING, "cannot give the lease back, it ends by itself: {0}", e.getMessage());
    }
  }
}
