package dev.bitbrat.platform.webhook;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.NoSuchTopicException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Where events wait while the bus is down, for platforms that do not deliver twice: a document of
 * {@code spilled} each, named by its correlation id. What was published is deleted afterwards, so
 * whoever dies in between publishes it again, under the same ids.
 *
 * <p>The store is not asked before there is a reason: it may be one that is slow to start.
 */
public final class Spill {
  public static final String COLLECTION = "spilled";

  /** As long as the bus would have kept it: a later answer surprises more than it helps. */
  static final Duration KEPT = Duration.ofHours(24);

  /** How many are made up for along with a delivery: its sender is waiting. */
  static final int BATCH = 50;

  /** Batches of one {@link #sweep}: it has a minute until the next. */
  static final int SWEPT = 8;

  /** After a failure, so that senders do not wait for a store that is down. */
  static final Duration PAUSE = Duration.ofSeconds(10);

  /** A sender waits so long for what another request is just making up for. */
  private static final Duration TURN = Duration.ofSeconds(2);

  /** What an earlier instance left is looked for once, but not in a cold start. */
  private static final int LOOKS_AT = 2;

  private static final System.Logger log = System.getLogger(Spill.class.getName());

  private final Store store;
  private final EventBus bus;
  private final Codec codec;
  private final InstantSource clock;
  private final AtomicInteger published = new AtomicInteger();
  private final ReentrantLock draining = new ReentrantLock();
  private volatile boolean waiting;
  private volatile Instant notBefore = Instant.MIN;

  public Spill(Store store, EventBus bus, Codec codec, InstantSource clock) {
    this.store = store;
    this.bus = bus;
    this.codec = codec;
    this.clock = clock;
  }

  /**
   * Keeps events that could not be published.
   *
   * @throws OutageException when the store is down, too
   */
  void keep(List<Event> events) {
    Instant now = clock.instant();
    List<Write> writes = new ArrayList<>();
    for (Event event : events) writes.add(put(event, now));
    try {
      if (store.commit(writes) instanceof Store.Committed.Conflict(String reason)) {
        throw new OutageException("the store did not keep what the bus did not take: " + reason);
      }
    } finally {
      waiting = true;
    }
    log.log(WARNING, "the bus is down: {0} event(s) wait in {1}", events.size(), COLLECTION);
  }

  private Write put(Event event, Instant now) {
    Map<String, @Nullable Object> fields =
        Map.of(
            "at",
            now.toEpochMilli(),
            "event",
            new String(codec.encode(event), StandardCharsets.UTF_8));
    DocPath path = DocPath.of(COLLECTION, DocPath.segment(event.correlationId()));
    return new Write.Put(path, fields, Write.Condition.ANY, now.plus(KEPT));
  }

  /**
   * Publishes what this instance knows to wait, so that a younger delivery does not go before it.
   * Never fails.
   *
   * @return whether the delivery has to wait, too: the bus is still down, or there is more than a
   *     batch. When nobody can tell it does not: the store would not keep it
   */
  boolean isBehind() {
    if (!waiting || clock.instant().isBefore(notBefore)) return false;
    try {
      return drain(BATCH, TURN).isEmpty() || waiting;
    } catch (BusDownException e) {
      return true;
    } catch (RuntimeException e) {
      later(e);
      return false;
    }
  }

  /** The bus took a delivery: the time for what earlier instances left. Never fails. */
  void afterPublishing() {
    boolean look = published.get() < LOOKS_AT && published.incrementAndGet() == LOOKS_AT;
    if (!look) return;
    waiting = true;
    if (clock.instant().isBefore(notBefore)) return;
    try {
      drain(BATCH);
    } catch (RuntimeException e) {
      // Whatever it is: the delivery at hand is published, and its sender must hear so.
      later(e);
    }
  }

  /**
   * Publishes what waits, for whoever comes by regularly. Never fails.
   *
   * @return whether something waits on, or nobody can tell: come again
   */
  public boolean sweep() {
    try {
      for (int batch = 1; batch <= SWEPT; batch++) {
        if (drain(BATCH) < BATCH) return waiting;
      }
    } catch (RuntimeException e) {
      later(e);
    }
    return true;
  }

  private void later(RuntimeException e) {
    notBefore = clock.instant().plus(PAUSE);
    log.log(WARNING, "what waits in {0} has to wait longer: {1}", COLLECTION, e.toString());
  }

  /**
   * Publishes what waits, oldest first.
   *
   * @param limit at most so many, 1 to 400
   * @return how many are not waiting any more; {@code limit} means that there may be others
   * @throws OutageException when bus or store are down: what is left waits on
   */
  public int drain(int limit) {
    if (limit < 1 || limit > Write.MOST) throw new IllegalArgumentException("limit: " + limit);
    return drain(limit, Duration.ZERO).orElse(0);
  }

  /** Empty: another is at it, and was not done within {@code patience}. */
  private OptionalInt drain(int limit, Duration patience) {
    if (!isOurTurn(patience)) return OptionalInt.empty();
    waiting = false;
    try {
      List<Doc> docs = store.find(new Query(COLLECTION, List.of(), "at", false, limit));
      if (docs.isEmpty()) return OptionalInt.of(0);
      publish(docs);
      delete(docs);
      if (docs.size() == limit) waiting = true;
      return OptionalInt.of(docs.size());
    } catch (RuntimeException e) {
      waiting = true;
      throw e;
    } finally {
      draining.unlock();
    }
  }

  private boolean isOurTurn(Duration patience) {
    try {
      return draining.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void publish(List<Doc> docs) {
    List<Publication> publications = new ArrayList<>();
    for (Doc doc : docs) {
      Event event = isTooOld(doc) ? null : read(doc);
      if (event != null) publications.add(new Publication(Topics.INGRESS, event));
    }
    if (publications.isEmpty()) return;
    try {
      bus.publish(publications);
    } catch (OutageException | NoSuchTopicException e) {
      throw new BusDownException(e);
    }
    log.log(INFO, "{0} event(s) that waited for the bus are published", publications.size());
  }

  private void delete(List<Doc> docs) {
    store.commit(
        docs.stream()
            .<Write>map(doc -> new Write.Delete(doc.path(), Write.Condition.ANY))
            .toList());
  }

  private boolean isTooOld(Doc doc) {
    long at = Tree.number(doc.fields(), "at", 0);
    boolean tooOld = at < clock.instant().minus(KEPT).toEpochMilli();
    if (tooOld) log.log(WARNING, "{0} waited too long for the bus and is dropped", doc.path());
    return tooOld;
  }

  private @Nullable Event read(Doc doc) {
    String event = String.valueOf(Tree.string(doc.fields(), "event"));
    return switch (codec.decode(event.getBytes(StandardCharsets.UTF_8))) {
      case Codec.Decoded.Ok(Event decoded) -> decoded;
      case Codec.Decoded.Malformed(String reason) -> {
        log.log(ERROR, "{0} is no event and is dropped: {1}", doc.path(), reason);
        yield null;
      }
    };
  }

  /** Of the two it is the bus. */
  private static final class BusDownException extends OutageException {
    private static final long serialVersionUID = 1L;

    BusDownException(RuntimeException cause) {
      super("the bus does not take what waits", cause);
    }
  }
}
