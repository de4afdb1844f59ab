package dev.bitbrat.cloud;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.List;
import java.util.Optional;

/** For functions that keep nothing: to ask it is a mistake in the wiring. */
final class NoStore implements Store {
  @Override
  public Optional<Doc> get(DocPath path) {
    throw asked();
  }

  @Override
  public List<Doc> getAll(List<DocPath> paths) {
    throw asked();
  }

  @Override
  public List<Doc> find(Query query) {
    throw asked();
  }

  @Override
  public Committed commit(List<Write> writes) {
    throw asked();
  }

  private static IllegalStateException asked() {
    return new IllegalStateException("this function was wired without a store");
  }
}
