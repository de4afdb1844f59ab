package dev.bitbrat.gateway;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.gateway.Source.Sink;
import dev.bitbrat.pipeline.OutageException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Between a socket that has to be read all the time and a sink that may have to wait: holds a
 * bounded number of events and hands them on one by one, in order, until each is taken.
 */
public final class Relay {
  private static final System.Logger log = System.getLogger(Relay.class.getName());

  private static final int MOST = 5_000;
  private static final int MOST_ATTEMPTS = 5;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

  private final BlockingQueue<Event> waiting = new ArrayBlockingQueue<>(MOST);
  private final Sink sink;
  private volatile boolean closing;
  private @Nullable Thread thread;

  private Relay(Sink sink) {
    this.sink = sink;
  }

  /**
   * @param name of the source
   */
  public static Relay start(String name, Sink sink) {
    Relay relay = new Relay(sink);
    relay.thread = Thread.ofVirtual().name("relay-" + name).start(relay::run);
    return relay;
  }

  /** Waits while too many wait already, whatever interrupts it: the socket is not read then. */
  public void put(Event event) {
    boolean interrupted = false;
    while (true) {
      try {
        if (waiting.offer(event, 100, TimeUnit.MILLISECONDS)) break;
        if (closing) {
          log.log(WARNING, "an event came too late to be handed on");
          break;
        }
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
  }

  /** Hands on what is there, for so long at most. May be called again. */
  public void close(Duration patience) {
    closing = true;
    if (thread == null) return;
    try {
      if (!thread.join(patience)) thread.interrupt();
      thread.join(Duration.ofMillis(500));
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
    int left = waiting.size();
    waiting.clear();
    if (left > 0) log.log(WARNING, "{0} events were not handed on before the end", left);
  }

  private void run() {
    try {
      while (!closing || !waiting.isEmpty()) {
        Event event = waiting.poll(100, TimeUnit.MILLISECONDS);
        if (event != null) hand(event);
      }
    } catch (InterruptedException e) {
      log.log(WARNING, "told to end before everything was handed on");
    }
  }

  /** Until it is taken; what is refused again and again must not keep the others waiting. */
  private void hand(Event event) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        sink.accept(event);
        return;
      } catch (OutageException e) {
        log.log(WARNING, "an event waits: {0}", e.getMessage());
      } catch (RuntimeException e) {
        log.log(ERROR, "an event " + event.correlationId() + " was refused", e);
        if (attempt >= MOST_ATTEMPTS) return;
      }
      Thread.sleep(Math.min(LONGEST_WAIT.toMillis(), 100L << Math.min(attempt, 10)));
    }
  }
}
