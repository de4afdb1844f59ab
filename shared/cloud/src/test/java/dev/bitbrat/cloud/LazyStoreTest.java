package dev.bitbrat.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LazyStoreTest {
  final List<String> calls = new ArrayList<>();

  @Test
  void makesTheStoreWithTheFirstCallAndOnce() {
    LazyStore lazy =
        new LazyStore(
            () -> {
              calls.add("made");
              return new Recording();
            });
    assertThat(calls).isEmpty();

    DocPath path = DocPath.of("spilled", "x");
    lazy.commit(List.of(Write.Put.create(path, Map.of(), null)));
    lazy.get(path);
    lazy.getAll(List.of(path));
    lazy.find(Query.all("spilled", 1));
    assertThat(calls).containsExactly("made", "commit", "get", "getAll", "find");
  }

  private final class Recording implements Store {
    @Override
    public Optional<Doc> get(DocPath path) {
      calls.add("get");
      return Optional.empty();
    }

    @Override
    public List<Doc> getAll(List<DocPath> paths) {
      calls.add("getAll");
      return List.of();
    }

    @Override
    public List<Doc> find(Query query) {
      calls.add("find");
      return List.of();
    }

    @Override
    public Committed commit(List<Write> writes) {
      calls.add("commit");
      return new Committed.Ok();
    }
  }
}
