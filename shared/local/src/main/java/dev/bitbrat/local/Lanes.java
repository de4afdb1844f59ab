package dev.bitbrat.local;

import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The messages of one subscription. What shares a key waits in one lane, first in first out; what
 * has no key has a lane of its own. Virtual threads work on the lanes that are ready, as many at a
 * time as the subscription allows.
 */
final class Lanes {
  private static final Logger LOG = System.getLogger(Lanes.class.getName());

  /** Whose message this thread handles: what is published meanwhile belongs to it. */
  static final ScopedValue<Accepted> HANDLING = ScopedValue.newInstance();

  private final Subscription options;
  private final Consumer<Inbound> handler;
  private final Later later;
  private final Consumer<Message> done;
  private final Map<String, Lane> byKey = new HashMap<>();
  private final Queue<Lane> ready = new ArrayDeque<>();
  private final Set<Lane> blocked = new HashSet<>();
  private int workers;
  private boolean stopped;

  private static final class Lane {
    private final @Nullable String key;
    private final Queue<Message> messages = new ArrayDeque<>();

    private Lane(@Nullable String key) {
      this.key = key;
    }
  }

  /**
   * @param done told of each message that was handled, or given up
   */
  Lanes(Subscription options, Consumer<Inbound> handler, Later later, Consumer<Message> done) {
    this.options = options;
    this.handler = handler;
    this.later = later;
    this.done = done;
  }

  synchronized void add(Message message, @Nullable String orderingKey) {
    String key = options.ordered() ? orderingKey : null;
    if (key == null) {
      Lane lane = new Lane(null);
      lane.messages.add(message);
      makeReady(lane);
      return;
    }
    Lane known = byKey.get(key);
    if (known != null) {
      known.messages.add(message);
      return;
    }
    Lane lane = new Lane(key);
    lane.messages.add(message);
    byKey.put(key, lane);
    makeReady(lane);
  }

  /** How many messages wait for another try, their own or that of the one before them. */
  synchronized long waiting() {
    return blocked.stream().mapToLong(lane -> lane.messages.size()).sum();
  }

  /** Nothing is begun from now on. */
  synchronized void stop() {
    stopped = true;
    ready.clear();
  }

  private synchronized void makeReady(Lane lane) {
    if (stopped) return;
    ready.add(lane);
    if (workers < options.lanes()) {
      workers++;
      Thread.startVirtualThread(this::work);
    }
  }

  private void work() {
    Lane lane = next();
    while (lane != null) {
      handleFirst(lane);
      lane = next();
    }
  }

  private synchronized @Nullable Lane next() {
    Lane lane = ready.poll();
    if (lane == null) workers--;
    return lane;
  }

  private void handleFirst(Lane lane) {
    Message message = first(lane);
    try {
      ScopedValue.where(HANDLING, message.accepted()).run(() -> handle(message));
    } catch (Throwable e) {
      tryAgainLater(lane, message, e);
      return;
    }
    done.accept(message);
    goOn(lane);
  }

  private void handle(Message message) {
    if (isGivenUp(message)) options.deadLetters().accept(message.inbound());
    else handler.accept(message.inbound());
  }

  private boolean isGivenUp(Message message) {
    return options.maxAttempts() > 0 && message.counted() >= options.maxAttempts();
  }

  private void tryAgainLater(Lane lane, Message message, Throwable e) {
    boolean givenUpBefore = isGivenUp(message);
    message.failed(!(e instanceof OutageException));
    log(message, e);
    if (!givenUpBefore && isGivenUp(message)) {
      makeReady(lane); // to its dead letter, at once
      return;
    }
    synchronized (this) {
      blocked.add(lane);
    }
    later.after(
        options.backoff(message.failures()),
        () -> {
          synchronized (this) {
            blocked.remove(lane);
            makeReady(lane);
          }
        });
  }

  /** Each failure is for who looks for it; a wait that goes on is for all. */
  private static void log(Message message, Throwable e) {
    if (e instanceof OutageException && isLong(message.failures())) {
      LOG.log(
          Level.WARNING,
          "{0} waits, nothing is lost: {1}. Tried {2} times, and on until it works.",
          message.inbound().topic(),
          e.getMessage(),
          message.failures());
      return;
    }
    LOG.log(
        Level.DEBUG,
        () -> "attempt " + message.failures() + " failed on " + message.inbound().topic(),
        e);
  }

  /** 4, 8, 16... */
  private static boolean isLong(int failures) {
    return failures >= 4 && Integer.bitCount(failures) == 1;
  }

  private synchronized Message first(Lane lane) {
    Message message = lane.messages.peek();
    if (message == null) throw new AssertionError("a ready lane holds a message");
    return message;
  }

  private synchronized void goOn(Lane lane) {
    lane.messages.remove();
    if (!lane.messages.isEmpty()) {
      makeReady(lane);
    } else if (lane.key != null) {
      byKey.remove(lane.key);
    }
  }
}
