package dev.bitbrat.local;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Attributes;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries events within one process: hops stay in memory, and what comes in from outside is in the
 * journal until it, and all that was published while it was handled, is over.
 */
public final class InProcessBus implements EventBus, AutoCloseable {
  private static final Logger LOG = System.getLogger(InProcessBus.class.getName());

  /** So many events may be under way; more have to wait for their turn. */
  private static final int MOST_ACCEPTED = 10_000;

  private static final Duration TURN_PATIENCE = Duration.ofSeconds(10);
  private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

  private final Journal journal;
  private final Codec codec;
  private final InstantSource clock;
  private final Later later;
  private final Map<String, List<Lanes>> topics = new ConcurrentHashMap<>();
  private final Semaphore room = new Semaphore(MOST_ACCEPTED);
  private final InFlight inFlight = new InFlight();
  private volatile boolean closed;

  /**
   * @param later wakes what waits for another try; closed with the bus
   */
  public InProcessBus(Database database, Codec codec, InstantSource clock, Later later) {
    journal = new Journal(database, codec);
    this.codec = codec;
    this.clock = clock;
    this.later = later;
  }

  /** Every subscription of a topic gets each of its messages. */
  public void subscribe(String topic, Subscription options, Consumer<Inbound> handler) {
    topics
        .computeIfAbsent(topic, t -> new CopyOnWriteArrayList<>())
        .add(new Lanes(options, handler, later, this::done));
  }

  /**
   * Brings again what a process before this one accepted and did not finish. To be called once,
   * after the subscriptions are made and before anything is published.
   *
   * @return how many
   */
  public int recover() {
    int count = 0;
    for (Journal.Left left : journal.left()) {
      if (!topics.containsKey(left.topic())) {
        LOG.log(Level.WARNING, "Nobody listens to {0}; its event is kept.", left.topic());
        continue;
      }
      room.acquireUninterruptibly();
      enqueue(recovered(left), left.orderingKey(), new Accepted(left.row()));
      count++;
    }
    return count;
  }

  @Override
  public void publish(List<Publication> publications) {
    if (publications.isEmpty()) return;
    for (Publication p : publications) checkTopic(p.topic());
    if (Lanes.HANDLING.isBound()) {
      Accepted parent = Lanes.HANDLING.get();
      for (Publication p : publications) enqueue(inbound(p), p.orderingKey(), parent);
      return;
    }
    List<Long> rows = accept(publications.size(), () -> journal.append(publications));
    for (int i = 0; i < rows.size(); i++) {
      Publication p = publications.get(i);
      enqueue(inbound(p), p.orderingKey(), new Accepted(rows.get(i)));
    }
  }

  @Override
  public void republish(RawMessage message) {
    checkTopic(message.topic());
    Accepted parent =
        Lanes.HANDLING.isBound()
            ? Lanes.HANDLING.get()
            : new Accepted(accept(1, () -> List.of(journal.append(message))).getFirst());
    enqueue(inbound(message), message.orderingKey(), parent);
  }

  /** Whether nothing is under way, not even something that waits for another try. */
  public boolean idle() {
    return inFlight.isNone();
  }

  /** Waits until {@link #idle()}; false if that took too long. */
  public boolean awaitIdle(Duration patience) throws InterruptedException {
    return inFlight.awaitNone(patience, () -> 0);
  }

  /**
   * Takes nothing more from outside and finishes what is being handled. What waits for another try
   * stays in the journal.
   */
  @Override
  public void close() {
    closed = true;
    try {
      inFlight.awaitNone(CLOSE_PATIENCE, this::waiting);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    topics.values().forEach(all -> all.forEach(Lanes::stop));
    later.close();
  }

  /** From outside: waits for room, then keeps it. */
  private List<Long> accept(int events, Supplier<List<Long>> keep) {
    if (closed) throw new OutageException("the bus is closed");
    takeRoom(events);
    try {
      return keep.get();
    } catch (RuntimeException e) {
      room.release(events);
      throw e;
    }
  }

  private void takeRoom(int events) {
    try {
      if (room.tryAcquire(events, TURN_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new OutageException("interrupted while waiting for room on the bus", e);
    }
    throw new OutageException("too many events are under way");
  }

  private void enqueue(Inbound inbound, @Nullable String key, Accepted accepted) {
    List<Lanes> subscribers = topics.getOrDefault(inbound.topic(), List.of());
    accepted.began(subscribers.size());
    inFlight.began(subscribers.size());
    for (Lanes lanes : subscribers) lanes.add(new Message(inbound, accepted), key);
  }

  private void done(Message message) {
    if (message.accepted().ended()) {
      journal.over(message.accepted().row());
      room.release();
    }
    inFlight.ended();
  }

  private long waiting() {
    return topics.values().stream().flatMap(List::stream).mapToLong(Lanes::waiting).sum();
  }

  private void checkTopic(String topic) {
    if (!topics.containsKey(topic)) throw new NoSuchTopicException(topic);
  }

  private Inbound inbound(Publication p) {
    return new Inbound.Decoded(p.topic(), p.event(), Attributes.of(p, clock.instant()));
  }

  private Inbound inbound(RawMessage raw) {
    return switch (codec.decode(raw.body())) {
      case Codec.Decoded.Ok(Event event) ->
          new Inbound.Decoded(raw.topic(), event, raw.attributes());
      case Codec.Decoded.Malformed(String reason) ->
          new Inbound.Unreadable(raw.topic(), reason, raw.body(), raw.attributes());
    };
  }

  private Inbound recovered(Journal.Left left) {
    Map<String, String> attributes = left.attributes() == null ? Map.of() : left.attributes();
    Inbound raw =
        inbound(new RawMessage(left.topic(), attributes, left.body(), left.orderingKey()));
    // The attributes of an event follow from it; only those of a raw message were kept.
    return raw instanceof Inbound.Decoded decoded && left.attributes() == null
        ? inbound(new Publication(left.topic(), decoded.event()))
        : raw;
  }
}
