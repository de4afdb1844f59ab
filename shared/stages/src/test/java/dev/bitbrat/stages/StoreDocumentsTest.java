package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeStore;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreDocumentsTest {
  private final FakeStore store = new FakeStore();
  private final StoreDocuments documents = new StoreDocuments(store, "b");

  private void fill(int count) {
    for (int i = 0; i < count; i++) {
      DocPath path = DocPath.of("bots", "b", "data", "map", "records", "k%05d".formatted(i));
      store.commit(List.of(new Write.Put(path, Map.of("n", (long) i), Write.Condition.ANY, null)));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "1000,1000", "1001,1001", "2500,2500", "10001,10000"})
  void givesAllDocumentsOfACollectionUpToTenThousand(int there, int given) {
    fill(there);
    assertThat(documents.all("data/map/records")).hasSize(given);
  }

  @Test
  void whatWasSeenOrMissedInACollectionIsNotReadAgain() {
    fill(2);
    documents.all("data/map/records");
    int reads = store.reads();
    assertThat(documents.get("data/map/records/k00001")).containsEntry("n", 1L);
    assertThat(documents.get("data/map/records/k00002")).isEmpty();
    Map<String, Draft.Changed> changes =
        Map.of("data/map/records/k00002", new Draft.Changed.Put(Map.of("n", 2L), null));
    assertThat(documents.writes(changes, Instant.EPOCH))
        .singleElement()
        .extracting(Write::condition)
        .isEqualTo(Write.Condition.ABSENT);
    assertThat(store.reads()).isEqualTo(reads);
  }
}
