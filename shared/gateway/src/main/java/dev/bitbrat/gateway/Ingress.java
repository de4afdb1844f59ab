package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Brings what was heard to the bus. While that is down whoever heard something waits, and hears no
 * more; only when the process must end is it told that its event cannot be taken.
 */
final class Ingress implements Source.Sink, AutoCloseable {
  private static final System.Logger log = System.getLogger(Ingress.class.getName());
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final EventBus bus;
  private final Metrics metrics;
  private final Rhythm rhythm;
  private final AtomicLong waiting = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  /**
   * Publishing is done here and not in the thread of a source: that is interrupted when the source
   * is closed, and what it just heard would be lost.
   */
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  Ingress(EventBus bus, Metrics metrics, Rhythm rhythm) {
    this.bus = bus;
    this.metrics = metrics;
    this.rhythm = rhythm;
  }

  @Override
  public void accept(Event event) {
    waiting.incrementAndGet();
    try {
      await(threads.submit(() -> publish(event)));
    } catch (java.util.concurrent.RejectedExecutionException e) {
      throw gaveUp(e);
    } finally {
      waiting.decrementAndGet();
    }
  }

  /** Events that somebody heard and that the bus does not have yet. */
  long waiting() {
    return waiting.get();
  }

  /** Events that were given up, because the process had to end while the bus was down. */
  long lost() {
    return lost.get();
  }

  /** Gives up what still waits. */
  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void publish(Event event) {
    List<Publication> publications = List.of(new Publication(Topics.INGRESS, event));
    for (int attempt = 1; ; attempt++) {
      try {
        bus.publish(publications);
        metrics.event(event.type());
        return;
      } catch (OutageException | NoSuchTopicException e) {
        // A topic that is missing can be made; until then it is an outage like any other.
        log.log(WARNING, "an event waits for the bus: {0}", e.getMessage());
        rest(attempt);
      } catch (RuntimeException e) {
        log.log(ERROR, "an event that the bus will never take is left out", e);
        lost.incrementAndGet();
        return;
      }
    }
  }

  private void rest(int attempt) {
    long millis = Math.min(LONGEST_PAUSE.toMillis(), 50L << Math.min(attempt, 10));
    try {
      rhythm.rest(Duration.ofMillis(millis));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw gaveUp(e);
    }
  }

  private OutageException gaveUp(Exception e) {
    lost.incrementAndGet();
    return new OutageException("the gateway ends, and the bus does not take the event", e);
  }

  /** The interruption of whoever waits is kept for afterwards. */
  private static void await(Future<?> done) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          done.get();
          return;
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof RuntimeException cause) throw cause;
          throw new IllegalStateException(e.getCause());
        }
      }
    } finally {
      if (interrupted) Thread.currentThread().interrupt();
    }
  }
}
