package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.InMemoryDocuments;
import dev.bitbrat.behaviours.TestWorld;
import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.BoundSource;
import dev.bitbrat.behaviours.spi.BoundStore;
import dev.bitbrat.behaviours.spi.Change;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store over documents in memory; each write is a commit of its own. */
final class Shelf {
  static final Instant NOW = Instant.parse("2026-01-02T18:00:00Z");

  private final Store store;
  private final InMemoryDocuments documents = new InMemoryDocuments();
  private final TestWorld world = new TestWorld(new Random(1));
  private int written;

  Shelf(Store store) {
    this.store = store;
  }

  /** What a moderator does. */
  <T> T does(Function<BoundStore, T> action) {
    return does("mia", List.of("moderator"), action);
  }

  <T> T does(String by, List<String> roles, Function<BoundStore, T> action) {
    Draft draft = new Draft(documents);
    Change change = new Change("things", draft, world, NOW, by, roles, "test");
    T result = action.apply(new BoundStore(store, change));
    draft
        .changes()
        .forEach(
            (path, changed) -> {
              switch (changed) {
                case Draft.Changed.Put put -> documents.put(path, put.fields());
                case Draft.Changed.Deleted _ -> documents.delete(path);
              }
            });
    written = draft.changes().size();
    return result;
  }

  void clear() {
    does(
        s -> {
          s.clear();
          return s;
        });
  }

  Optional<Entry> removes(String key) {
    return does(s -> s.remove(key));
  }

  Optional<Entry> moderates(String key, Entry.Status status) {
    return does(s -> s.moderate(key, status));
  }

  /** Puts a document where the store keeps its own. */
  void put(String path, Map<String, @Nullable Object> fields) {
    documents.put("data/things/" + path, fields);
  }

  /** How many documents the last write changed. */
  int written() {
    return written;
  }

  BoundSource source() {
    return new BoundSource(store, new Access("things", documents, world, NOW));
  }

  /** What may be shown. */
  List<Object> values() {
    return source().entries().stream().map(Entry::value).toList();
  }

  List<Long> numbers() {
    return source().entries().stream().map(Entry::number).toList();
  }

  List<Entry> records() {
    return store.records(source().access());
  }

  /** Of a write that was done. */
  static Entry entry(Store.Written written) {
    return switch (written) {
      case Store.Written.Ok(Entry entry) -> entry;
      case Store.Written.Refused(String why) -> throw new AssertionError("refused: " + why);
    };
  }

  /** Why a write was not done. */
  static String refusal(Store.Written written) {
    return switch (written) {
      case Store.Written.Ok(Entry entry) -> throw new AssertionError("done: " + entry);
      case Store.Written.Refused(String why) -> why;
    };
  }
}
