package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Counts documents as Firestore bills them: one that is read counts although it is not there, a
 * query at least one, and a commit that met a conflict nothing that it would have written.
 */
public final class CountingStore implements Store {
  private final Store store;
  private final List<DocPath> written = new ArrayList<>();
  private final List<String> read = new ArrayList<>();

  public CountingStore(Store store) {
    this.store = store;
  }

  /**
   * @param read paths that were asked for, and for queries the collection, once for each document
   * @param written paths that were written or deleted
   */
  public record Counted(List<String> read, List<DocPath> written) {
    public Counted {
      read = List.copyOf(read);
      written = List.copyOf(written);
    }
  }

  /** What was counted since the last time. */
  public synchronized Counted take() {
    Counted counted = new Counted(read, written);
    read.clear();
    written.clear();
    return counted;
  }

  @Override
  public Optional<Doc> get(DocPath path) {
    count(List.of(path));
    return store.get(path);
  }

  @Override
  public List<Doc> getAll(List<DocPath> paths) {
    count(paths);
    return store.getAll(paths);
  }

  private synchronized void count(List<DocPath> paths) {
    paths.forEach(path -> read.add(path.value()));
  }

  @Override
  public List<Doc> find(Query query) {
    List<Doc> found = store.find(query);
    synchronized (this) {
      for (int i = 0; i < Math.max(1, found.size()); i++) read.add(query.collection());
    }
    return found;
  }

  @Override
  public Committed commit(List<Write> writes) {
    Committed committed = store.commit(writes);
    if (committed instanceof Committed.Ok) countWritten(writes);
    return committed;
  }

  private synchronized void countWritten(List<Write> writes) {
    writes.forEach(write -> written.add(write.path()));
  }
}
