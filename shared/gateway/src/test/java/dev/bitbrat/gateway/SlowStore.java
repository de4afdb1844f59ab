package dev.bitbrat.gateway;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Takes 10 s for a commit. */
record SlowStore(Store store, FakeClock clock) implements Store {
  @Override
  public Optional<Doc> get(DocPath path) {
    return store.get(path);
  }

  @Override
  public List<Doc> getAll(List<DocPath> paths) {
    return store.getAll(paths);
  }

  @Override
  public List<Doc> find(Query query) {
    return store.find(query);
  }

  @Override
  public Committed commit(List<Write> writes) {
    clock.advance(Duration.ofSeconds(10));
    return store.commit(writes);
  }
}
