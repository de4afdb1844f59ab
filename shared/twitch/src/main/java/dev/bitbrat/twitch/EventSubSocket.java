package dev.bitbrat.twitch;

import static java.lang.System.Logger.Level.DEBUG;
import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.json.JsonException;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.webhook.MalformedException;
import dev.bitbrat.twitch.EventSubDelivery.Content;
import dev.bitbrat.twitch.EventSubDelivery.Subscription;
import dev.bitbrat.twitch.SocketLink.ConnectException;
import dev.bitbrat.twitch.SocketLink.Frame;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Hears EventSub over a WebSocket: for whoever has no public address. It stays connected by itself:
 * it moves when Twitch asks for that, without missing or doubling anything, and comes back when the
 * connection breaks or falls silent. What happens while there is none Twitch does not repeat.
 */
public final class EventSubSocket implements AutoCloseable {
  private static final System.Logger log = System.getLogger(EventSubSocket.class.getName());

  /** Twitch's own address. */
  public static final URI TWITCH = URI.create("wss://eventsub.wss.twitch.tv/ws");

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(1);
  private static final int KNOWN_DELIVERIES = 5_000;

  /** For what was sent to the old connection before the new one was welcomed. */
  private static final Duration LINGER = Duration.ofSeconds(2);

  private final Setup setup;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final BlockingQueue<Frame> heard = new ArrayBlockingQueue<>(1_000);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Map<String, Boolean> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
          return size() > KNOWN_DELIVERIES;
        }
      };

  private volatile boolean closing;
  private volatile State state = State.CONNECTING;
  private @Nullable Thread loop;
  private @Nullable SocketLink current;
  private @Nullable SocketLink next;
  private @Nullable SocketLink left;
  private long leftAt;
  private String session = "";
  private Duration keepalive = SocketMessage.USUAL_KEEPALIVE;
  private int failures;

  /**
   * @param url of the WebSocket
   * @param subscribe makes the subscriptions for a new session
   * @param details completes an event: the bot's account, the title of a stream
   * @param sink takes an event; returns once it is safe. Throws {@link OutageException} when it
   *     cannot be now
   * @param said hears in a sentence what changes
   */
  public record Setup(
      URI url,
      Subscriber subscribe,
      UnaryOperator<Event> details,
      Consumer<Event> sink,
      Consumer<String> said,
      InstantSource clock,
      RandomGenerator chance) {}

  /**
   * Makes subscriptions. May throw {@link OutageException} (it is tried again with a new session)
   * or {@link ExplainedException} (somebody must do something: it is said, and tried again later).
   */
  @FunctionalInterface
  public interface Subscriber {
    /**
     * @param session the id of a new one
     */
    void subscribe(String session);

    /**
     * Twitch took one away, perhaps the chat; throws only if there is nothing left to listen for.
     *
     * @param channelId the channel's owner, if it is about a channel
     */
    default void revoked(String session, String type, @Nullable String channelId) {}

    /** The session goes on under this id. */
    default void moved(String session) {}

    /** The session is over, and its subscriptions with it. */
    default void ended() {}
  }

  /** How it is. */
  public enum State {
    CONNECTING,
    LISTENING,
    CLOSED
  }

  private EventSubSocket(Setup setup) {
    this.setup = setup;
  }

  public static EventSubSocket start(Setup setup) {
    EventSubSocket socket = new EventSubSocket(setup);
    socket.loop = Thread.ofVirtual().name("eventsub-socket").start(socket::run);
    return socket;
  }

  public State state() {
    return state;
  }

  /** Takes in what was heard so far, and hangs up. */
  @Override
  public void close() {
    closing = true;
    if (loop != null) loop.interrupt();
    try {
      if (!stopped.await(10, TimeUnit.SECONDS)) {
        log.log(WARNING, "the socket did not end in time: what still waits is given up");
        if (loop != null) loop.interrupt();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.shutdownNow();
  }

  private void run() {
    try {
      while (!closing) guarded();
    } catch (InterruptedException e) {
      log.log(DEBUG, "told to end");
    } finally {
      try {
        hangUp();
        drain();
      } finally {
        state = State.CLOSED;
        stopped.countDown();
      }
    }
  }

  /** A mistake of ours in one message must not make the bot deaf. */
  private void guarded() throws InterruptedException {
    try {
      step();
    } catch (RuntimeException e) {
      log.log(ERROR, "listening to Twitch met something unexpected", e);
      lost("something unexpected happened, the log says what");
    }
  }

  private void step() throws InterruptedException {
    if (current == null && next == null) connect();
    if (left != null && System.nanoTime() - leftAt > LINGER.toNanos()) leave();
    // Twitch is never silent for longer than the keepalive; half as much again for the way.
    Frame frame = heard.poll(keepalive.toMillis() * 3 / 2, TimeUnit.MILLISECONDS);
    switch (frame) {
      case null -> lost("nothing was heard for " + keepalive.toSeconds() * 3 / 2 + " s");
      case Frame.End(SocketLink from, String why) -> ended(from, why);
      case Frame.Text(SocketLink from, String text) -> message(from, text);
    }
  }

  private void connect() throws InterruptedException {
    while (current == null) {
      if (failures > 0) Thread.sleep(backoff());
      try {
        current = SocketLink.open(threads, setup.url(), CONNECT, heard);
      } catch (ConnectException e) {
        failures++;
        setup.said().accept("Twitch: " + e.getMessage() + "; trying again");
      }
    }
  }

  /** Twice as long each time, up to a minute, and somewhat by chance: not all at once. */
  private Duration backoff() {
    long longest = Math.min(LONGEST_BACKOFF.toMillis(), 500L << Math.min(failures, 10));
    return Duration.ofMillis(longest / 2 + setup.chance().nextLong(longest / 2 + 1));
  }

  private void message(SocketLink from, String text) throws InterruptedException {
    SocketMessage message;
    try {
      message = SocketMessage.read(text);
    } catch (JsonException | MalformedException e) {
      log.log(WARNING, "cannot read what Twitch sent: {0}", e.getClass().getSimpleName());
      return;
    }
    switch (message) {
      case SocketMessage.Welcome(String session, Duration every) -> {
        if (from == current || from == next) welcome(from, session, every);
      }
      case SocketMessage.Keepalive() -> {}
      case SocketMessage.Reconnect(URI url) -> {
        if (from == current) move(url);
      }
      case SocketMessage.Delivered(EventSubDelivery delivery) -> deliver(delivery);
      case SocketMessage.Other(String type) -> log.log(DEBUG, "Twitch sent a {0}", type);
    }
  }

  private void welcome(SocketLink from, String welcomed, Duration every) {
    keepalive = every;
    session = welcomed;
    if (from == next) {
      leave();
      left = current;
      leftAt = System.nanoTime();
      current = next;
      next = null;
      setup.subscribe().moved(session);
      setup.said().accept("Twitch: moved to another connection");
    } else {
      try {
        setup.subscribe().subscribe(session);
      } catch (OutageException | ExplainedException e) {
        lost(String.valueOf(e.getMessage()));
        return;
      }
      // Before it is said: whoever hears it may look.
      state = State.LISTENING;
      setup.said().accept("Twitch: listening");
    }
    failures = 0;
  }

  /** The old connection goes on delivering until the new one is welcomed. */
  private void move(URI url) throws InterruptedException {
    if (!SocketHome.includes(setup.url(), url)) {
      lost("it asked to move to an address that is not its own");
      return;
    }
    try {
      if (next != null) next.close();
      next = SocketLink.open(threads, url, CONNECT, heard);
    } catch (ConnectException e) {
      lost("moving failed: " + e.getMessage());
    }
  }

  private void deliver(EventSubDelivery delivery) throws InterruptedException {
    if (known.putIfAbsent(delivery.messageId(), true) != null) return;
    for (Event event : events(delivery)) hand(event);
    if (delivery.content() instanceof Content.Revocation) revoked(delivery.subscription());
  }

  /** Whoever hears nothing any more must not look as if he did. */
  private void revoked(Subscription subscription) {
    if (closing) return;
    setup
        .said()
        .accept("Twitch tells no more of " + subscription.type() + ": " + subscription.status());
    try {
      setup
          .subscribe()
          .revoked(session, subscription.type(), EventSubMapper.channelId(subscription));
    } catch (OutageException | ExplainedException e) {
      lost(String.valueOf(e.getMessage()));
    }
  }

  private List<Event> events(EventSubDelivery delivery) {
    try {
      return EventSubMapper.of(delivery, setup.clock().instant()).stream()
          .map(setup.details())
          .toList();
    } catch (MalformedException e) {
      log.log(WARNING, "cannot read a delivery of Twitch: {0}", e.getMessage());
      return List.of();
    }
  }

  /** Until it is taken: nobody would send it again. */
  private void hand(Event event) throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        setup.sink().accept(event);
        return;
      } catch (OutageException e) {
        log.log(WARNING, "an event waits: {0}", e.getMessage());
        Thread.sleep(Math.min(10_000L, 100L << Math.min(attempt, 10)));
      }
    }
  }

  private void ended(SocketLink from, String why) {
    if (from == left) left = null;
    if (from == next) next = null;
    if (from == current) current = null;
    if (current == null && next == null) lost(why);
  }

  private void lost(String why) {
    hangUp();
    if (closing) return;
    failures++;
    state = State.CONNECTING;
    log.log(INFO, "connecting to Twitch again: {0}", why);
    setup.said().accept("Twitch: " + why + "; connecting again");
  }

  private void leave() {
    if (left != null) left.close();
    left = null;
  }

  private void hangUp() {
    setup.subscribe().ended();
    leave();
    if (current != null) current.close();
    if (next != null) next.close();
    current = null;
    next = null;
  }

  /** What was heard before the end is not lost. */
  private void drain() {
    Thread.interrupted();
    for (Frame frame = heard.poll(); frame != null; frame = heard.poll()) {
      if (!(frame instanceof Frame.Text(SocketLink from, String text))) continue;
      try {
        if (SocketMessage.read(text) instanceof SocketMessage.Delivered(EventSubDelivery delivery))
          deliver(delivery);
      } catch (JsonException | MalformedException e) {
        log.log(DEBUG, "left out at the end");
      } catch (InterruptedException e) {
        return;
      }
    }
  }
}
