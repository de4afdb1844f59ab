package dev.bitbrat.stages;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Ended;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sends to platforms, each text and each action once. Before a send the event's document says
 * {@code sending} with a lease; persistence turns that same document into the event's record.
 * Whoever finds a lease that ran out does not know whether the text is in the chat, and does not
 * send it again.
 */
public final class Effects {
  private static final System.Logger log = System.getLogger(Effects.class.getName());
  private static final Duration KEPT = Duration.ofDays(7);

  /** Longer than the egress function's timeout and its client's together. */
  public static final Duration LEASE = Duration.ofSeconds(90);

  /** So long a platform that does not take a text is waited for; then each failure counts. */
  static final Duration PATIENCE = Duration.ofHours(24);

  private final Platforms platforms;
  private final Store store;
  private final InstantSource clock;
  private final Duration lease;
  private final Parts parts;

  /**
   * @param lease longer than a function may run and a client may wait, together
   */
  Effects(Platforms platforms, Store store, InstantSource clock, Duration lease) {
    this.platforms = platforms;
    this.store = store;
    this.clock = clock;
    this.lease = lease;
    this.parts = new Parts(platforms);
  }

  enum State {
    SENDING,
    SENT,
    REFUSED,
    UNKNOWN,
    /** Surely not sent; the next delivery tries again. */
    RELEASED,
    /** Maybe sent; the platform takes another try for the same as long as the mark says. */
    REPEATABLE,
    /** Another process sends it, as an event of its own. */
    FORWARDED;

    static State of(@Nullable String wireName) {
      return valueOf(String.valueOf(wireName).toUpperCase(Locale.ROOT));
    }

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * @param detail the platform's id of it, or why not
   */
  record Result(String deliveryId, State state, @Nullable String detail) {
    static Result forwarded(Item item) {
      return new Result(item.deliveryId(), State.FORWARDED, "to " + item.platform());
    }

    String sentence() {
      return detail == null ? state.wireName() : state.wireName() + " (" + detail + ")";
    }
  }

  sealed interface Progress {
    record Sent(List<Result> results) implements Progress {}

    /** The event's record is complete: this is a late redelivery. */
    record Finalized(String outcome) implements Progress {}
  }

  static DocPath path(Event event) {
    return DocPath.ofBot(event, "events", event.key());
  }

  /** With several in the place of each text that is too long for one message. */
  List<Item> inParts(List<Item> items) {
    return items.stream().flatMap(item -> parts.of(item).stream()).toList();
  }

  /** The platform that the event came from need not wait for a text, if it does. */
  void dismiss(Event event) {
    String platform = event.origin().platform();
    if (platform == null || event.metadata().containsKey(Forwarding.MARK)) return;
    Platform.Callback.of(event.egress().metadata())
        .ifPresent(callback -> platforms.named(platform).ifPresent(p -> p.dismiss(callback)));
  }

  /**
   * Sends each item that was not sent before.
   *
   * @throws OutageException when another delivery holds the lease, or nothing was sent and a later
   *     try may work
   */
  Progress send(Event event, List<Item> items) {
    Set<String> own = new HashSet<>();
    for (Item item : items) own.add(item.deliveryId());
    Ledger ledger = new Ledger(event, own);
    List<Result> results = new ArrayList<>();
    for (Item item : items) {
      Optional<Result> earlier = ledger.begin(item.deliveryId());
      if (ledger.finalized != null) return new Progress.Finalized(ledger.finalized);
      if (!ledger.others.isEmpty()) return new Progress.Sent(ledger.others);
      Result result = earlier.isPresent() ? earlier.get() : attempt(ledger, item);
      ledger.results.put(result.deliveryId(), result);
      results.add(result);
    }
    return new Progress.Sent(results);
  }

  private Result attempt(Ledger ledger, Item item) {
    String id = item.deliveryId();
    String name = item.platform();
    Platform platform = name == null ? null : platforms.named(name).orElse(null);
    if (platform == null) {
      return new Result(id, State.REFUSED, "there is no output for " + item.platform());
    }
    Platform.Sent sent;
    try {
      sent = send(platform, item.what());
    } catch (OutageException e) {
      ledger.release(id);
      throw e;
    }
    return switch (sent) {
      case Platform.Sent.Accepted(var platformId) -> new Result(id, State.SENT, platformId);
      case Platform.Sent.Refused(var reason) ->
          ledger.mayBeOut(id) ? unknown(id, reason) : new Result(id, State.REFUSED, reason);
      case Platform.Sent.Unknown(var reason, var repeatable) -> {
        if (!ledger.repeatable(id, repeatable)) yield unknown(id, reason);
        ledger.release(id);
        throw new OutageException(item.platform() + " may have it, and is asked again: " + reason);
      }
      case Platform.Sent.NotNow(var reason, var retryAfter, var counted) -> {
        ledger.release(id);
        String message = item.platform() + " does not take it now: " + reason;
        if (counted || ledger.isLongTried(id)) throw new ExplainedException(message);
        throw new OutageException(message);
      }
    };
  }

  private static Platform.Sent send(Platform platform, Item.What what) {
    return switch (what) {
      case Item.What.Text(Platform.Outgoing message) -> platform.send(message);
      case Item.What.Act(Platform.Action action) -> platform.act(action);
    };
  }

  static boolean mayBeOut(Result result) {
    return result.state() == State.SENT || result.state() == State.UNKNOWN;
  }

  private static Result unknown(String id, String reason) {
    log.log(WARNING, "whether delivery {0} arrived is unknown: {1}", id, reason);
    return new Result(id, State.UNKNOWN, reason);
  }

  /** The event with what came of its sends in {@code metadata.results}. */
  static Event record(Event event, List<Result> results, List<Ended.SessionReply> replies) {
    List<@Nullable Object> rows = new ArrayList<>();
    for (Result result : results) rows.add(row(result));
    for (Ended.SessionReply reply : replies) {
      rows.add(row(new Result(reply.id(), State.SENT, null)));
    }
    return event.with().metadata("results", rows).build();
  }

  private static Map<String, @Nullable Object> row(Result result) {
    Map<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("delivery", result.deliveryId());
    row.put("state", result.state().wireName());
    row.put("detail", result.detail());
    return row;
  }

  /** The event's document while its texts are being sent. */
  private final class Ledger {
    final Event event;
    final DocPath path;
    final Map<String, Result> results = new LinkedHashMap<>();

    /**
     * What became of texts that are not ours: an earlier run decided otherwise, with another
     * configuration, and what it began stands.
     */
    final List<Result> others = new ArrayList<>();

    @Nullable String finalized;
    private final Set<String> own;

    /** When each text was marked first. */
    private final Map<String, Instant> since = new HashMap<>();

    /** Until when each text that may be out may be sent again. */
    private final Map<String, Instant> repeatable = new HashMap<>();

    private boolean written;

    Ledger(Event event, Set<String> own) {
      this.event = event;
      this.path = Effects.path(event);
      this.own = own;
    }

    /** Marks a text as being sent; tells what came of it if somebody did that before. */
    Optional<Result> begin(String id) {
      if (!written && write(id, State.SENDING, Write.Condition.ABSENT)) {
        return Optional.empty();
      }
      for (int round = 0; round < 20; round++) {
        Doc doc = store.get(path).orElseThrow(() -> new OutageException("lost " + path));
        if ("final".equals(Tree.string(doc.fields(), "status"))) {
          finalized = String.valueOf(Tree.string(doc.fields(), "outcome"));
          return Optional.empty();
        }
        load(doc);
        results.keySet().stream()
            .filter(other -> !own.contains(other))
            .forEach(other -> known(doc, other).filter(Effects::mayBeOut).ifPresent(others::add));
        if (!others.isEmpty()) return Optional.empty();
        Optional<Result> earlier = known(doc, id);
        if (earlier.isPresent()) return earlier;
        if (write(id, State.SENDING, Write.Condition.unchanged(doc))) return Optional.empty();
      }
      throw new OutageException("lost 20 commits in a row on " + path);
    }

    boolean isLongTried(String id) {
      Instant now = clock.instant();
      return now.isAfter(since.getOrDefault(id, now).plus(PATIENCE));
    }

    /** Whether nobody knows of an earlier try. */
    boolean mayBeOut(String id) {
      return repeatable.containsKey(id);
    }

    /** Whether what may be out may be sent again; counted from its first mark. */
    boolean repeatable(String id, Duration most) {
      if (most.isZero()) return false;
      Instant now = clock.instant();
      Instant until = since.getOrDefault(id, now).plus(most);
      return now.isBefore(repeatable.computeIfAbsent(id, key -> until));
    }

    /** Nothing was sent, or it does not matter: whoever comes next may try. */
    void release(String id) {
      Optional<Doc> doc = store.get(path);
      if (doc.isEmpty() || !"sending".equals(Tree.string(doc.get().fields(), "status"))) return;
      load(doc.get());
      write(
          id,
          mayBeOut(id) ? State.REPEATABLE : State.RELEASED,
          Write.Condition.unchanged(doc.get()));
    }

    private void load(Doc doc) {
      Map<String, @Nullable Object> effects = Tree.map(doc.fields(), "effects");
      effects.forEach((key, value) -> results.computeIfAbsent(key, k -> result(k, effects)));
      for (String key : effects.keySet()) {
        Map<String, @Nullable Object> effect = Tree.map(effects, key);
        instant(effect, "since").ifPresent(at -> since.put(key, at));
        instant(effect, "repeatableUntil").ifPresent(at -> repeatable.putIfAbsent(key, at));
      }
    }

    private static Optional<Instant> instant(Map<String, @Nullable Object> effect, String name) {
      return Optional.ofNullable(Tree.string(effect, name)).map(Instant::parse);
    }

    private Optional<Result> known(Doc doc, String id) {
      Map<String, @Nullable Object> effects = Tree.map(doc.fields(), "effects");
      Result result = results.get(id);
      if (result == null || result.state() == State.RELEASED) return Optional.empty();
      if (result.state() == State.REPEATABLE) return repeated(id);
      if (result.state() != State.SENDING) return Optional.of(result);
      String until = Tree.string(Tree.map(effects, id), "leaseUntil");
      if (until != null && clock.instant().isBefore(Instant.parse(until))) {
        throw new OutageException("another delivery of this event is sending until " + until);
      }
      return Optional.of(unknown(id, "a send was begun and its process ended before the answer"));
    }

    /** What is not ours any more is not sent again. */
    private Optional<Result> repeated(String id) {
      Instant until = repeatable.getOrDefault(id, Instant.MIN);
      if (own.contains(id) && clock.instant().isBefore(until)) return Optional.empty();
      return Optional.of(unknown(id, "no answer came, and it is too late to send it again"));
    }

    private Result result(String id, Map<String, @Nullable Object> effects) {
      Map<String, @Nullable Object> effect = Tree.map(effects, id);
      return new Result(id, State.of(Tree.string(effect, "state")), Tree.string(effect, "detail"));
    }

    private boolean write(String id, State state, Write.Condition condition) {
      Instant now = clock.instant();
      since.putIfAbsent(id, now);
      results.put(id, new Result(id, state, null));
      Map<String, @Nullable Object> effects = new LinkedHashMap<>();
      results.forEach((key, result) -> effects.put(key, effect(result, now)));
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("status", "sending");
      // Until its record says otherwise: so it is listed, also when nobody comes back to it.
      fields.put("outcome", End.Kind.UNKNOWN.wireName());
      fields.put("correlationId", event.correlationId());
      fields.put("type", event.type());
      fields.put("platform", event.origin().platform());
      fields.put("channel", event.origin().channel());
      fields.put("at", now.toString());
      fields.put("effects", effects);
      Write write = new Write.Put(path, fields, condition, now.plus(KEPT));
      boolean ok = store.commit(List.of(write)) instanceof Store.Committed.Ok;
      if (ok) written = true;
      else results.remove(id);
      return ok;
    }

    private Map<String, @Nullable Object> effect(Result result, Instant now) {
      Map<String, @Nullable Object> effect = new LinkedHashMap<>();
      effect.put("state", result.state().wireName());
      effect.put("detail", result.detail());
      if (result.state() == State.SENDING) effect.put("leaseUntil", now.plus(lease).toString());
      String id = result.deliveryId();
      if (since.containsKey(id)) effect.put("since", String.valueOf(since.get(id)));
      if (mayBeOut(id)) effect.put("repeatableUntil", String.valueOf(repeatable.get(id)));
      return effect;
    }
  }
}
