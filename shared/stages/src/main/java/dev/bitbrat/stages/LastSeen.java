package dev.bitbrat.stages;

import dev.bitbrat.behaviours.Activity;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * When people last said something, for bots that greet them: {@code bots/{bot}/seen/{person}} with
 * {@code at, event, before}. Exact in this process; the document is written only when what it says
 * is older than ten minutes or a sixth of the silence that matters, so that chatter costs nothing.
 */
final class LastSeen {
  private static final Duration OLDEST = Duration.ofMinutes(10);
  private static final Duration CACHED = Duration.ofHours(6);
  private static final int MOST = 20_000;
  private static final Duration KEPT = Duration.ofDays(400);

  private final Store store;
  private final InstantSource clock;
  private final Cache<Seen> cache;

  LastSeen(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.cache = new Cache<>(MOST, CACHED, clock);
  }

  /**
   * @param at when the last line was, as far as we know
   * @param event that line
   * @param before when the line before that one was
   * @param written what the document says
   */
  private record Seen(Instant at, String event, @Nullable Instant before, Instant written) {}

  /**
   * The line with a note how long its author had been silent; the same for a line that comes again.
   *
   * @param idle the shortest silence that matters
   */
  Event note(Event line, Duration idle) {
    Identity.External external = line.identity().external();
    if (external == null || external.id().isEmpty()) return line;
    DocPath path =
        DocPath.ofBot(line, "seen", DocPath.segment(external.platform() + ':' + external.id()));
    Instant at = line.origin().atOr(clock.instant());
    for (int round = 0; round < 20; round++) {
      Optional<Seen> known = cache.get(path.value()).or(() -> load(path));
      if (known.isPresent() && known.get().event.equals(line.correlationId())) {
        return note(line, known.get().before, at);
      }
      if (see(path, line, at, known, idle)) {
        return note(line, known.map(Seen::at).orElse(null), at);
      }
      cache.forget(path.value());
    }
    throw new OutageException("lost 20 commits in a row on " + path);
  }

  private static Event note(Event line, @Nullable Instant last, Instant at) {
    Optional<Duration> silence =
        Optional.ofNullable(last)
            .map(l -> Duration.between(l, at))
            .map(s -> s.isNegative() ? Duration.ZERO : s);
    return Activity.note(line, silence);
  }

  private Optional<Seen> load(DocPath path) {
    return store.get(path).map(LastSeen::read);
  }

  private static Seen read(Doc doc) {
    Map<String, @Nullable Object> fields = doc.fields();
    Instant at = Instant.parse(String.valueOf(Tree.string(fields, "at")));
    String before = Tree.string(fields, "before");
    return new Seen(
        at,
        String.valueOf(Tree.string(fields, "event")),
        before == null ? null : Instant.parse(before),
        at);
  }

  /** Remembers the line; false when somebody else wrote the document meanwhile. */
  private boolean see(DocPath path, Event line, Instant at, Optional<Seen> known, Duration idle) {
    Instant before = known.map(Seen::at).orElse(null);
    if (before != null && at.isBefore(before)) return true; // it came late: younger ones are known
    Duration patience = idle.dividedBy(6).compareTo(OLDEST) < 0 ? idle.dividedBy(6) : OLDEST;
    boolean isFresh = known.isPresent() && at.isBefore(known.get().written.plus(patience));
    if (!isFresh && !write(path, line, at, before)) return false;
    Instant written = isFresh ? known.get().written : at;
    cache.put(path.value(), new Seen(at, line.correlationId(), before, written));
    return true;
  }

  private boolean write(DocPath path, Event line, Instant at, @Nullable Instant before) {
    Optional<Doc> doc = store.get(path);
    boolean isNewer = doc.isPresent() && before != null && read(doc.get()).at.isAfter(before);
    if (isNewer) return false;
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("at", at.toString());
    fields.put("event", line.correlationId());
    fields.put("before", before == null ? null : before.toString());
    Write.Condition condition = Write.Condition.unchanged(doc);
    Write write = new Write.Put(path, fields, condition, at.plus(KEPT));
    return store.commit(List.of(write)) instanceof Store.Committed.Ok;
  }
}
