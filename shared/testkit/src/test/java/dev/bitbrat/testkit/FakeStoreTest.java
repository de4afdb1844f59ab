package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Store;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class FakeStoreTest implements StoreContract {
  private final FakeStore store = new FakeStore();

  @Override
  public Store store() {
    return store;
  }

  @Test
  void isDownUntilItIsUp() {
    Fresh fresh = fresh();
    store.down();
    assertThatThrownBy(() -> store.get(fresh.doc("a"))).isInstanceOf(OutageException.class);
    assertThatThrownBy(() -> store.commit(List.of(fresh.put("a", Map.of()))))
        .isInstanceOf(OutageException.class);
    store.up();
    assertThat(store.get(fresh.doc("a"))).isEmpty();
  }

  @Test
  void meetsOneConflictWhenTold() {
    Fresh fresh = fresh();
    store.conflictOnce();
    assertThat(store.commit(List.of(fresh.put("a", Map.of()))))
        .isInstanceOf(Store.Committed.Conflict.class);
    assertThat(store.commit(List.of(fresh.put("a", Map.of()))))
        .isInstanceOf(Store.Committed.Ok.class);
  }

  @Test
  void commitsAlthoughTheAnswerIsLost() {
    Fresh fresh = fresh();
    store.loseAnswerOnce();
    assertThatThrownBy(() -> store.commit(List.of(fresh.put("a", Map.of()))))
        .isInstanceOf(OutageException.class);
    assertThat(store.get(fresh.doc("a"))).isPresent();
  }

  @Test
  void countsDocuments() {
    Fresh fresh = fresh();
    store.commit(List.of(fresh.put("a", Map.of()), fresh.put("b", Map.of())));
    store.getAll(fresh.docs("a", "b", "c"));
    assertThat(store.writes()).isEqualTo(2);
    assertThat(store.commits()).isEqualTo(1);
    assertThat(store.reads()).isEqualTo(3);
  }
}
