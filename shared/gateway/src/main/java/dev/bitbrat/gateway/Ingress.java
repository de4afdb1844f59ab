package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.DEBUG;
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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Brings what was heard to the bus, in order and many at once. It lives as long as the process: who
 * loses the lease still brings what it heard before. While the bus is down a bounded number waits
 * here; then whoever hears something waits too, and hears no more.
 */
final class Ingress implements Source.Sink {
  private static final System.Logger log = System.getLogger(Ingress.class.getName());

  /** Waiting here at most, besides those that are being published. */
  static final int MOST = 5_000;

  /** Published by one call, at most. */
  static final int BATCH = 200;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final EventBus bus;
  private final Metrics metrics;
  private final Rhythm rhythm;
  private final Queue<Event> queue = new ArrayDeque<>();
  private @Nullable Thread thread;
  private int entering;
  private int underWay;
  private long lost;
  private boolean ended;

  private Ingress(EventBus bus, Metrics metrics, Rhythm rhythm) {
    this.bus = bus;
    this.metrics = metrics;
    this.rhythm = rhythm;
  }

  static Ingress start(EventBus bus, Metrics metrics, Rhythm rhythm) {
    Ingress ingress = new Ingress(bus, metrics, rhythm);
    ingress.thread = Thread.ofPlatform().daemon().name("gateway-ingress").start(ingress::run);
    return ingress;
  }

  /** The interruption of whoever waits is kept for afterwards: it must not lose the event. */
  @Override
  public synchronized void accept(Event event) {
    boolean interrupted = false;
    entering++;
    while (!ended && queue.size() >= MOST) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    entering--;
    if (ended) giveUp(1);
    else queue.add(event);
    notifyAll();
    if (interrupted) Thread.currentThread().interrupt();
  }

  /** Events that somebody heard and that the bus does not have yet. */
  synchronized long waiting() {
    return (long) entering + queue.size() + underWay;
  }

  /** Events that the bus will never take, or did not take before the process ended. */
  synchronized long lost() {
    return lost;
  }

  /** Waits until nothing waits any more; false if it took too long. */
  synchronized boolean drain(Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      for (long left = patience.toNanos(); waiting() > 0; left = deadline - System.nanoTime()) {
        if (left <= 0) return false;
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Drains for so long at most, then gives up what is left and counts it. */
  void close(Duration patience) {
    drain(patience);
    end();
    if (thread != null) thread.interrupt();
  }

  private synchronized void end() {
    if (ended) return;
    ended = true;
    giveUp(queue.size() + underWay);
    queue.clear();
    underWay = 0;
    notifyAll();
  }

  private synchronized void giveUp(int events) {
    lost += events;
    if (events > 0) {
      log.log(ERROR, "the process ends and the bus did not take them: {0} events are lost", events);
    }
  }

  private void run() {
    try {
      while (!isEnded()) bring(next());
    } catch (InterruptedException e) {
      log.log(DEBUG, "told to end");
    }
  }

  private synchronized boolean isEnded() {
    return ended;
  }

  private synchronized List<Event> next() throws InterruptedException {
    while (queue.isEmpty()) wait();
    List<Event> batch = new ArrayList<>();
    while (batch.size() < BATCH && !queue.isEmpty()) batch.add(queue.remove());
    underWay = batch.size();
    notifyAll();
    return batch;
  }

  /**
   * Until the bus has them. What it took of them before it failed it gets again: their ids say that
   * they are the same.
   */
  private void bring(List<Event> batch) throws InterruptedException {
    List<Publication> publications =
        batch.stream().map(event -> new Publication(Topics.INGRESS, event)).toList();
    for (int attempt = 1; !isEnded(); attempt++) {
      try {
        bus.publish(publications);
        brought(batch);
        return;
      } catch (OutageException | NoSuchTopicException e) {
        // A topic that is missing can be made; until then it is an outage like any other.
        log.log(WARNING, "{0} events wait for the bus: {1}", waiting(), e.getMessage());
        rest(attempt);
      } catch (RuntimeException e) {
        without(batch, e);
        return;
      }
    }
  }

  /** One of them is refused for good, and the others must not wait for it: it is looked for. */
  private void without(List<Event> batch, RuntimeException refusal) throws InterruptedException {
    if (batch.size() > 1) {
      int half = batch.size() / 2;
      bring(batch.subList(0, half));
      bring(batch.subList(half, batch.size()));
    } else {
      String id = batch.getFirst().correlationId();
      log.log(ERROR, "the bus will never take the event " + id + ", it is lost", refusal);
      over(1, 1);
    }
  }

  private void brought(List<Event> batch) {
    for (Event event : batch) metrics.event(event.type());
    over(batch.size(), 0);
  }

  private synchronized void over(int events, int ofThemLost) {
    if (ended) return;
    underWay -= events;
    lost += ofThemLost;
    notifyAll();
  }

  private void rest(int attempt) throws InterruptedException {
    long millis = Math.min(LONGEST_PAUSE.toMillis(), 50L << Math.min(attempt, 10));
    rhythm.rest(Duration.ofMillis(millis));
  }
}
