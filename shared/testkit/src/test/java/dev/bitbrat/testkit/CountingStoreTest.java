package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountingStoreTest {
  private static final DocPath ONE = new DocPath("a/1");
  private static final DocPath TWO = new DocPath("a/2");

  private final CountingStore store = new CountingStore(new FakeStore());

  @Test
  void countsWhatIsAskedForWhetherItIsThereOrNot() {
    assertThat(store.get(ONE)).isEmpty();
    assertThat(store.getAll(List.of(ONE, TWO))).isEmpty();
    assertThat(store.find(Query.all("a", 10))).isEmpty();
    assertThat(store.take()).isEqualTo(counted(List.of("a/1", "a/1", "a/2", "a"), List.of()));
    assertThat(store.take()).isEqualTo(counted(List.of(), List.of()));
  }

  @Test
  void countsAQueryByWhatItFinds() {
    store.commit(List.of(create(ONE), create(TWO)));
    assertThat(store.take().written()).containsExactly(ONE, TWO);
    assertThat(store.find(Query.all("a", 10))).hasSize(2);
    assertThat(store.take().read()).containsExactly("a", "a");
  }

  @Test
  void countsNothingOfACommitThatMetAConflict() {
    store.commit(List.of(create(ONE)));
    store.take();
    assertThat(store.commit(List.of(create(ONE), create(TWO))))
        .isInstanceOf(Store.Committed.Conflict.class);
    assertThat(store.take().written()).isEmpty();
  }

  private static Write create(DocPath path) {
    return Write.Put.create(path, Map.of("x", 1), null);
  }

  private static CountingStore.Counted counted(List<String> read, List<DocPath> written) {
    return new CountingStore.Counted(read, written);
  }
}
