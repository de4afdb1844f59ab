package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The sources while this process listens; none while it does not. */
final class Listening {
  private static final System.Logger log = System.getLogger(Listening.class.getName());

  private final Supplier<List<Source>> provider;
  private final Source.Sink sink;
  private volatile List<Source> sources = List.of();
  private volatile boolean on;
  private boolean closed;

  /**
   * @param provider of new ones, not started
   */
  Listening(Supplier<List<Source>> provider, Source.Sink sink) {
    this.provider = provider;
    this.sink = sink;
  }

  boolean isOn() {
    return on;
  }

  List<Source> sources() {
    return sources;
  }

  boolean isComplete() {
    return on && sources.stream().allMatch(s -> s.state() == Source.State.LISTENING);
  }

  /** Those that cannot even begin are left out of it, and the others go on. */
  synchronized void begin() {
    if (on || closed) return;
    List<Source> fresh = provider.get();
    sources = List.copyOf(fresh);
    on = true;
    if (fresh.isEmpty()) log.log(WARNING, "the environment names nothing to listen to");
    log.log(INFO, "listening to {0}", fresh.stream().map(Source::name).toList());
    for (Source source : fresh) {
      try {
        source.start(sink);
      } catch (RuntimeException e) {
        log.log(WARNING, "the source " + source.name() + " does not start", e);
      }
    }
  }

  /** Ends it for good. */
  synchronized void close(Duration patience) {
    closed = true;
    end(patience);
  }

  /**
   * Returns once all have hung up and handed on what they heard, or when the time is over: those
   * that then still wait for room go on waiting.
   */
  synchronized void end(Duration patience) {
    if (!on) return;
    List<Source> old = new ArrayList<>(sources);
    CountDownLatch closed = new CountDownLatch(old.size());
    for (Source source : old) {
      Thread.ofVirtual().name("close-" + source.name()).start(() -> close(source, closed));
    }
    on = false;
    try {
      if (!closed.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        log.log(WARNING, "{0} sources did not hang up in time", closed.getCount());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sources = List.of();
    log.log(INFO, "not listening any more");
  }

  private static void close(Source source, CountDownLatch closed) {
    try {
      source.close();
    } catch (RuntimeException e) {
      log.log(WARNING, "the source " + source.name() + " did not hang up well", e);
    } finally {
      closed.countDown();
    }
  }
}
