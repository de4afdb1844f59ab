package dev.bitbrat.cloud;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** For functions that rarely keep something: the store's client is made by the first call. */
final class LazyStore implements Store {
  private final Supplier<Store> make;
  private @Nullable Store made;

  LazyStore(Supplier<Store> make) {
    this.make = make;
  }

  @Override
  public Optional<Doc> get(DocPath path) {
    return store().get(path);
  }

  @Override
  public List<Doc> getAll(List<DocPath> paths) {
    return store().getAll(paths);
  }

  @Override
  public List<Doc> find(Query query) {
    return store().find(query);
  }

  @Override
  public Committed commit(List<Write> writes) {
    return store().commit(writes);
  }

  private synchronized Store store() {
    Store store = made;
    if (store == null) {
      store = make.get();
      made = store;
    }
    return store;
  }
}
