package dev.bitbrat.stages;

import dev.bitbrat.behaviours.Streams;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps what events tell about a channel's stream, for each bot that listens there. */
final class StreamWatch {
  private final Store store;
  private final InstantSource clock;

  StreamWatch(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /** The event with a note how the stream is; the same for an event that comes again. */
  Event note(Event event) {
    Instant at = event.origin().atOr(clock.instant());
    DocPath path = path(event);
    for (int round = 0; round < 20; round++) {
      Optional<Doc> doc = store.get(path);
      Map<String, @Nullable Object> kept = doc.map(Doc::fields).orElse(Map.of());
      Map<String, @Nullable Object> after = Streams.after(kept, event, at);
      if (after.equals(kept) || write(path, after, doc)) return Streams.note(after, event, at);
    }
    throw new OutageException("lost 20 commits in a row on " + path);
  }

  /** When the stream began that is live where the event came from; empty if none is. */
  Optional<Instant> liveSince(Event event) {
    return store
        .get(path(event))
        .map(Doc::fields)
        .filter(fields -> Boolean.TRUE.equals(fields.get("live")))
        .map(fields -> Tree.string(fields, "since"))
        .map(Instant::parse);
  }

  private DocPath path(Event event) {
    StoreDocuments documents = new StoreDocuments(store, event.bot());
    return new DocPath("bots/" + event.bot() + '/' + Streams.path(documents, event.origin()));
  }

  private boolean write(DocPath path, Map<String, @Nullable Object> fields, Optional<Doc> before) {
    Write.Condition condition = Write.Condition.unchanged(before);
    Write write = new Write.Put(path, fields, condition, null);
    return store.commit(List.of(write)) instanceof Store.Committed.Ok;
  }
}
