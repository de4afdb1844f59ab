package dev.bitbrat.stages;

import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Draft.Changed;
import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.behaviours.spi.UnavailableException;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a bot keeps at {@code bots/{bot}/}, read at most once while an event is handled: what is
 * written then is written only if nobody else wrote it meanwhile. Not for threads.
 */
final class StoreDocuments implements Documents {
  private static final int PAGE = 1_000;
  private static final int MOST_PAGES = 10;

  private final Store store;
  private final String root;
  private final Map<String, Optional<Doc>> read = new HashMap<>();
  private final Map<String, SortedMap<String, Map<String, @Nullable Object>>> collections =
      new HashMap<>();

  private final @Nullable HeadConfiguration configuration;

  StoreDocuments(Store store, String bot) {
    this(store, bot, null);
  }

  /**
   * @param configuration what {@link Editor#CONFIGURATION} stands for
   */
  StoreDocuments(Store store, String bot, @Nullable HeadConfiguration configuration) {
    this.store = store;
    this.configuration = configuration;
    this.root = "bots/" + bot + '/';
  }

  @Override
  public Map<String, @Nullable Object> get(String path) {
    if (configuration != null && path.equals(Editor.CONFIGURATION)) {
      return ask(configuration::tree);
    }
    return doc(path).map(Doc::fields).orElse(Map.of());
  }

  private Optional<Doc> doc(String path) {
    Optional<Doc> known = read.get(path);
    if (known != null) return known;
    Optional<Doc> doc =
        isAbsent(path) ? Optional.empty() : ask(() -> store.get(new DocPath(root + path)));
    read.put(path, doc);
    return doc;
  }

  /** Whether a look at all of its collection did not find it. */
  private boolean isAbsent(String path) {
    SortedMap<String, Map<String, @Nullable Object>> all =
        collections.get(path.substring(0, path.lastIndexOf('/')));
    return all != null && all.size() < PAGE * MOST_PAGES;
  }

  @Override
  public SortedMap<String, Map<String, @Nullable Object>> all(String collection) {
    SortedMap<String, Map<String, @Nullable Object>> known = collections.get(collection);
    if (known != null) return known;
    SortedMap<String, Map<String, @Nullable Object>> all = new TreeMap<>();
    for (Doc doc : ask(() -> find(root + collection))) {
      String path = doc.path().value().substring(root.length());
      read.putIfAbsent(path, Optional.of(doc));
      all.put(path, doc.fields());
    }
    collections.put(collection, all);
    return all;
  }

  private List<Doc> find(String collection) {
    List<Doc> page = store.find(Query.all(collection, PAGE));
    List<Doc> found = new ArrayList<>(page);
    for (int pages = 1; page.size() == PAGE && pages < MOST_PAGES; pages++) {
      page = store.find(Query.after(collection, page.getLast().path().id(), PAGE));
      found.addAll(page);
    }
    return found;
  }

  @Override
  public String segment(String text) {
    return DocPath.segment(text);
  }

  /** The writes that make the changes, as of {@code at}. */
  List<Write> writes(Map<String, Changed> changes, Instant at) {
    List<Write> writes = new ArrayList<>();
    changes.forEach(
        (path, changed) -> {
          if (configuration != null && path.equals(Editor.CONFIGURATION)) {
            if (changed instanceof Changed.Put put) {
              writes.addAll(configuration.writes(put.fields(), at));
            }
            return;
          }
          DocPath full = new DocPath(root + path);
          Optional<Doc> before = doc(path);
          Write.Condition condition = Write.Condition.unchanged(before);
          switch (changed) {
            case Changed.Put put ->
                writes.add(new Write.Put(full, put.fields(), condition, put.expiresAt()));
            case Changed.Deleted _ -> {
              if (before.isPresent()) writes.add(new Write.Delete(full, condition));
            }
          }
        });
    return writes;
  }

  private static <T> T ask(Supplier<T> question) {
    try {
      return question.get();
    } catch (OutageException e) {
      throw new UnavailableException("the store does not answer", e);
    }
  }
}
