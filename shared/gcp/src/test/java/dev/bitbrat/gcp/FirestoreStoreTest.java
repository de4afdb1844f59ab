package dev.bitbrat.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import dev.bitbrat.testkit.StoreContract;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(EmulatorsForTests.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class FirestoreStoreTest implements StoreContract {
  private @Nullable FirestoreStore store;
  private GcpSettings settings = TestSettings.nobodyThere();

  @BeforeAll
  void connect(Emulators emulators) {
    settings = TestSettings.fresh(emulators);
    store = new FirestoreStore(settings, new Random(1));
  }

  @AfterAll
  void disconnect() {
    if (store != null) store.close();
  }

  @Override
  public Store store() {
    return Optional.ofNullable(store).orElseThrow();
  }

  @Test
  void keepsWhatFirestoreRefuses() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("", "no name");
    fields.put("__reserved__", 1L);
    fields.put("%", "escape");
    fields.put("%json", "not ours");
    fields.put("deep", nested(40));
    fields.put("lists", List.of(List.of(List.of(1L)), Map.of("%json", "[1]")));
    DocPath path = DocPath.of("odd", "one");

    commit(new Write.Put(path, fields, Condition.ANY, null));
    commit(Write.Update.set(path, Map.of("__reserved__", List.of(List.of())), Condition.PRESENT));

    fields.put("__reserved__", List.of(List.of()));
    assertThat(store().get(path).orElseThrow().fields()).isEqualTo(fields);
  }

  @Test
  void keepsAFieldOfOnesOwnThatIsCalledLikeTheExpiry() {
    DocPath path = DocPath.of("expiry", "own");
    commit(new Write.Put(path, Map.of("expiresAt", "soon"), Condition.ANY, null));
    assertThat(store().get(path).orElseThrow().fields()).isEqualTo(Map.of("expiresAt", "soon"));
  }

  @Test
  void storesTheExpiryWhereTheTtlPolicyLooks() {
    Instant later = Instant.parse("2100-01-01T00:00:00.123456Z");
    Write.Put put =
        new Write.Put(DocPath.of("expiry", "ttl"), Map.of("n", 1L), Condition.ANY, later);
    DocumentNames names = new DocumentNames("p", "(default)");
    assertThat(
            new FirestoreWrites(names, 1)
                .of(put)
                .getUpdate()
                .getFieldsOrThrow("expiresAt")
                .getTimestampValue())
        .isEqualTo(Timestamps.of(later));
  }

  @Test
  void aWriteInMicrosecondsIsStillTheSameVersion() {
    DocPath path = DocPath.of("versions", "one");
    for (int i = 0; i < 20; i++) {
      commit(new Write.Put(path, Map.of("n", i), Condition.ANY, null));
      Doc read = store().get(path).orElseThrow();
      commit(Write.Update.set(path, Map.of("m", i), Condition.unchanged(read)));
    }
    assertThat(store().get(path).orElseThrow().fields()).isEqualTo(Map.of("n", 19L, "m", 19L));
  }

  @Test
  void aChangeToTheSameValueStillIsAChange() {
    DocPath path = DocPath.of("versions", "same");
    commit(new Write.Put(path, Map.of("n", 1L), Condition.ANY, null));
    Doc read = store().get(path).orElseThrow();
    Write same = Write.Update.set(path, Map.of("n", 1L), Condition.unchanged(read));
    commit(same);
    assertThat(store().commit(List.of(same))).isInstanceOf(Store.Committed.Conflict.class);
    assertThat(store().get(path).orElseThrow().fields()).isEqualTo(Map.of("n", 1L));
  }

  @Test
  void refusesADocumentThatIsTooLargeForGood() {
    Write large =
        new Write.Put(
            DocPath.of("large", "one"), Map.of("t", "x".repeat(1_100_000)), Condition.ANY, null);
    assertThatThrownBy(() -> store().commit(List.of(large)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("larger than a document may be")
        .hasMessageNotContaining("projects/");
  }

  @Test
  void sortsByIdWhatItComparedByAField() {
    for (int i = 0; i < 5; i++) {
      commit(
          new Write.Put(DocPath.of("sorted", "d" + (9 - i)), Map.of("n", i), Condition.ANY, null));
    }
    Query query =
        new Query("sorted", List.of(new Query.Filter("n", Query.Op.LESS, 4)), null, false, 10);
    assertThat(store().find(query))
        .extracting(d -> d.path().id())
        .containsExactly("d6", "d7", "d8", "d9");
  }

  @Test
  void saysThatFirestoreDoesNotAnswer() {
    try (FirestoreStore down =
        new FirestoreStore(TestSettings.nobodyThere(), new Random(1), TestSettings.SHORT)) {
      DocPath path = DocPath.of("a", "b");
      Write write = Write.Put.create(path, Map.of(), null);
      assertThatThrownBy(() -> down.get(path)).isInstanceOf(OutageException.class);
      assertThatThrownBy(() -> down.find(Query.all("a", 1))).isInstanceOf(OutageException.class);
      assertThatThrownBy(() -> down.commit(List.of(write))).isInstanceOf(OutageException.class);
    }
  }

  private static Object nested(int depth) {
    return depth == 0 ? List.of(1L, "end") : Map.of("k", nested(depth - 1));
  }

  private void commit(Write write) {
    assertThat(store().commit(List.of(write))).isInstanceOf(Store.Committed.Ok.class);
  }
}
