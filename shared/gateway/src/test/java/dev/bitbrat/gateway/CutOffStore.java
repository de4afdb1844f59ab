package dev.bitbrat.gateway;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.List;
import java.util.Optional;

/** One process's way to a store, which can be cut. */
final class CutOffStore implements Store {
  private final Store store;
  private volatile boolean down;

  CutOffStore(Store store) {
    this.store = store;
  }

  void down(boolean cut) {
    down = cut;
  }

  @Override
  public Optional<Doc> get(DocPath path) {
    return reached().get(path);
  }

  @Override
  public List<Doc> getAll(List<DocPath> paths) {
    return reached().getAll(paths);
  }

  @Override
  public List<Doc> find(Query query) {
    return reached().find(query);
  }

  @Override
  public Committed commit(List<Write> writes) {
    return reached().commit(writes);
  }

  private Store reached() {
    if (down) throw new OutageException("cut off, as the test asked for");
    return store;
  }
}
