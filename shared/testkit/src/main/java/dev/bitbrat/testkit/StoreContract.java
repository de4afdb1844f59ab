package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Store.Committed;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link Store} must do, apart from its values ({@link StoreValuesContract}) and queries
 * ({@link StoreQueryContract}).
 */
public interface StoreContract extends StoreValuesContract, StoreQueryContract {
  @Test
  default void findsNothingWhereNothingWasWritten() {
    Store store = store();
    assertThat(store.get(fresh().doc("a"))).isEmpty();
    assertThat(store.getAll(List.of(fresh().doc("a"), fresh().doc("b")))).isEmpty();
    assertThat(store.getAll(List.of())).isEmpty();
  }

  @Test
  default void getsAllInTheOrderAskedForWithoutTheMissing() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("n", 1)), fresh.put("b", Map.of("n", 2)));
    ok(store, fresh.put("c", Map.of("n", 3)));

    List<Doc> found =
        store.getAll(List.of(fresh.doc("c"), fresh.doc("gone"), fresh.doc("a"), fresh.doc("b")));

    assertThat(found).extracting(d -> d.path().id()).containsExactly("c", "a", "b");
    assertThat(found).extracting(d -> d.fields().get("n")).containsExactly(3L, 1L, 2L);
  }

  @Test
  default void putReplacesTheWholeDocument() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("old", 1, "both", 1)));
    ok(store, fresh.put("a", Map.of("new", 2, "both", 2)));
    assertThat(fields(store, fresh.doc("a"))).isEqualTo(Map.of("new", 2L, "both", 2L));
  }

  @Test
  default void updateLeavesOtherFieldsAlone() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("kept", "k", "changed", 1)));
    ok(store, fresh.set("a", Map.of("changed", Map.of("deep", true), "added", 2)));
    assertThat(fields(store, fresh.doc("a")))
        .isEqualTo(Map.of("kept", "k", "changed", Map.of("deep", true), "added", 2L));
  }

  @Test
  default void updateReplacesAMapAsAWhole() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("m", Map.of("x", 1, "y", 2))));
    ok(store, fresh.set("a", Map.of("m", Map.of("z", 3))));
    assertThat(fields(store, fresh.doc("a"))).isEqualTo(Map.of("m", Map.of("z", 3L)));
  }

  @Test
  default void updateMakesADocumentIfTheConditionLetsIt() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.set("any", Map.of("n", 1)));
    ok(store, Write.Update.set(fresh.doc("absent"), Map.of("n", 2), Condition.ABSENT));
    conflict(store, Write.Update.set(fresh.doc("present"), Map.of("n", 3), Condition.PRESENT));

    assertThat(fields(store, fresh.doc("any"))).isEqualTo(Map.of("n", 1L));
    assertThat(fields(store, fresh.doc("absent"))).isEqualTo(Map.of("n", 2L));
    assertThat(store.get(fresh.doc("present"))).isEmpty();
  }

  @Test
  default void deletesWhatIsThereAndShrugsAtWhatIsNot() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("n", 1)));
    ok(store, new Write.Delete(fresh.doc("a"), Condition.ANY));
    ok(store, new Write.Delete(fresh.doc("never"), Condition.ANY));
    assertThat(store.get(fresh.doc("a"))).isEmpty();
  }

  @Test
  default void holdsEveryConditionOfAPut() {
    Store store = store();
    Fresh fresh = fresh();
    DocPath path = fresh.doc("a");
    conflict(store, new Write.Put(path, Map.of("n", 1), Condition.PRESENT, null));
    ok(store, new Write.Put(path, Map.of("n", 2), Condition.ABSENT, null));
    conflict(store, new Write.Put(path, Map.of("n", 3), Condition.ABSENT, null));
    ok(store, new Write.Put(path, Map.of("n", 4), Condition.PRESENT, null));
    Doc read = store.get(path).orElseThrow();
    ok(store, new Write.Put(path, Map.of("n", 5), Condition.unchanged(read), null));
    conflict(store, new Write.Put(path, Map.of("n", 6), Condition.unchanged(read), null));
    assertThat(fields(store, path)).isEqualTo(Map.of("n", 5L));
  }

  @Test
  default void holdsEveryConditionOfAnUpdate() {
    Store store = store();
    Fresh fresh = fresh();
    DocPath path = fresh.doc("a");
    ok(store, fresh.put("a", Map.of("n", 1)));
    conflict(store, Write.Update.set(path, Map.of("n", 2), Condition.ABSENT));
    ok(store, Write.Update.set(path, Map.of("n", 3), Condition.PRESENT));
    Doc read = store.get(path).orElseThrow();
    ok(store, Write.Update.set(path, Map.of("n", 4), Condition.unchanged(read)));
    conflict(store, Write.Update.set(path, Map.of("n", 5), Condition.unchanged(read)));
    assertThat(fields(store, path)).isEqualTo(Map.of("n", 4L));
  }

  @Test
  default void holdsEveryConditionOfADelete() {
    Store store = store();
    Fresh fresh = fresh();
    DocPath path = fresh.doc("a");
    conflict(store, new Write.Delete(path, Condition.PRESENT));
    ok(store, fresh.put("a", Map.of("n", 1)));
    Doc read = store.get(path).orElseThrow();
    ok(store, fresh.put("a", Map.of("n", 2)));
    conflict(store, new Write.Delete(path, Condition.unchanged(read)));
    Doc again = store.get(path).orElseThrow();
    ok(store, new Write.Delete(path, Condition.unchanged(again)));
    conflict(store, Write.Update.set(path, Map.of("n", 3), Condition.unchanged(again)));
    assertThat(store.get(path)).isEmpty();
  }

  @Test
  default void changesNothingWhenOneConditionInTheMiddleFails() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("there", Map.of("n", 1)), fresh.put("doomed", Map.of("n", 1)));

    conflict(
        store,
        fresh.put("first", Map.of("n", 1)),
        fresh.increment("there", "n", 5),
        Write.Put.create(fresh.doc("there2"), Map.of(), null),
        new Write.Put(fresh.doc("missing"), Map.of(), Condition.PRESENT, null),
        new Write.Delete(fresh.doc("doomed"), Condition.ANY),
        fresh.put("last", Map.of("n", 1)));

    assertThat(fields(store, fresh.doc("there"))).isEqualTo(Map.of("n", 1L));
    assertThat(store.getAll(fresh.docs("first", "there2", "missing", "doomed", "last")))
        .extracting(d -> d.path().id())
        .containsExactly("doomed");
  }

  @Test
  default void addsUpIncrementsOfParallelCommits() throws Exception {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("n", 100, "kept", "k")));
    List<Committed> results =
        Parallel.run(
            IntStream.range(0, 50)
                .<Callable<Committed>>mapToObj(
                    i -> () -> store.commit(List.of(fresh.increment("a", "n", 1))))
                .toList());
    assertThat(results).hasSize(50).allMatch(Committed.Ok.class::isInstance);
    assertThat(fields(store, fresh.doc("a"))).isEqualTo(Map.of("n", 150L, "kept", "k"));
  }

  @Test
  default void countsAnAbsentFieldAsZeroAndAddsNegatives() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.increment("a", "n", 7));
    ok(store, fresh.increment("a", "m", -2));
    ok(store, fresh.increment("a", "n", -10));
    assertThat(fields(store, fresh.doc("a"))).isEqualTo(Map.of("n", -3L, "m", -2L));
  }

  @Test
  default void incrementKeepsAFractionAndReplacesWhatIsNoNumber() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("half", 0.5, "text", "x")));
    ok(store, fresh.increment("a", "half", 2), fresh.increment("b", "x", 1));
    ok(store, fresh.increment("a", "text", 3));
    assertThat(fields(store, fresh.doc("a"))).isEqualTo(Map.of("half", 2.5, "text", 3L));
  }

  @Test
  default void unionAddsWhatIsNotYetThereInOrder() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.union("a", "tags", "x", "y"));
    ok(store, fresh.union("a", "tags", "y", "z", "x", "\ud83c\udf54"));
    assertThat(fields(store, fresh.doc("a")))
        .isEqualTo(Map.of("tags", List.of("x", "y", "z", "\ud83c\udf54")));
  }

  @Test
  default void setsIncrementsAndUnitesInOneWrite() {
    Store store = store();
    Fresh fresh = fresh();
    Write all =
        new Write.Update(
            fresh.doc("a"),
            Map.of("s", "new"),
            Map.of("n", 2L),
            Map.of("u", List.of("one")),
            Condition.ANY,
            null);
    ok(store, all);
    ok(store, all);
    assertThat(fields(store, fresh.doc("a")))
        .isEqualTo(Map.of("s", "new", "n", 4L, "u", List.of("one")));
  }

  @Test
  default void everyWriteChangesTheVersion() {
    Store store = store();
    Fresh fresh = fresh();
    Set<String> versions = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      ok(store, fresh.increment("a", "n", 1));
      versions.add(store.get(fresh.doc("a")).orElseThrow().version());
    }
    ok(store, fresh.put("a", Map.of("n", 1)));
    versions.add(store.get(fresh.doc("a")).orElseThrow().version());
    ok(store, new Write.Delete(fresh.doc("a"), Condition.ANY));
    ok(store, fresh.put("a", Map.of("n", 1)));
    versions.add(store.get(fresh.doc("a")).orElseThrow().version());
    assertThat(versions).hasSize(7);
  }

  @Test
  default void readsWithoutAWriteSeeTheSameVersion() {
    Store store = store();
    Fresh fresh = fresh();
    ok(store, fresh.put("a", Map.of("n", 1)), fresh.put("b", Map.of("n", 1)));
    String first = store.get(fresh.doc("a")).orElseThrow().version();
    ok(store, fresh.increment("b", "n", 1));
    assertThat(store.get(fresh.doc("a")).orElseThrow().version()).isEqualTo(first);
    assertThat(store.getAll(fresh.docs("a")).getFirst().version()).isEqualTo(first);
    assertThat(store.find(fresh.all()).getFirst().version()).isEqualTo(first);
  }

  @Test
  default void onlyOneOfThoseWhoReadTheSameVersionWins() throws Exception {
    Store store = store();
    Fresh fresh = fresh();
    // None of them writes what is there: such a write need not change the version.
    ok(store, fresh.put("a", Map.of("n", -1)));
    Doc read = store.get(fresh.doc("a")).orElseThrow();
    List<Committed> results =
        Parallel.run(
            IntStream.range(0, 8)
                .<Callable<Committed>>mapToObj(
                    i ->
                        () ->
                            store.commit(
                                List.of(
                                    Write.Update.set(
                                        fresh.doc("a"),
                                        Map.of("n", i),
                                        Condition.unchanged(read)))))
                .toList());
    assertThat(results).filteredOn(Committed.Ok.class::isInstance).hasSize(1);
  }

  @Test
  default void onlyOneOfThoseWhoClaimTheSameDocumentWins() throws Exception {
    Store store = store();
    Fresh fresh = fresh();
    List<Committed> results =
        Parallel.run(
            IntStream.range(0, 8)
                .<Callable<Committed>>mapToObj(
                    i ->
                        () ->
                            store.commit(
                                List.of(
                                    fresh.increment("counter", "n", 1),
                                    Write.Put.create(fresh.doc("claim"), Map.of("by", i), null))))
                .toList());
    assertThat(results).filteredOn(Committed.Ok.class::isInstance).hasSize(1);
    assertThat(fields(store, fresh.doc("counter"))).isEqualTo(Map.of("n", 1L));
  }

  @Test
  default void everyThreadReadsItsOwnCommits() throws Exception {
    Store store = store();
    Fresh fresh = fresh();
    List<Boolean> seen =
        Parallel.run(
            IntStream.range(0, 10)
                .<Callable<Boolean>>mapToObj(
                    i ->
                        () -> {
                          ok(store, fresh.put("d" + i, Map.of("n", i)));
                          return store.get(fresh.doc("d" + i)).isPresent()
                              && store.find(fresh.all()).stream()
                                  .anyMatch(d -> d.path().id().equals("d" + i));
                        })
                .toList());
    assertThat(seen).hasSize(10).doesNotContain(false);
  }

  @Test
  default void takesFourHundredWritesAndRefusesMore() {
    Store store = store();
    Fresh fresh = fresh();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < 400; i++) writes.add(fresh.put("d" + i, Map.of("n", i)));
    assertThat(store.commit(writes)).isInstanceOf(Committed.Ok.class);
    assertThat(store.find(fresh.all())).hasSize(400);

    writes.add(fresh.put("one-more", Map.of()));
    assertThatThrownBy(() -> store.commit(writes)).isInstanceOf(IllegalArgumentException.class);
    assertThat(store.get(fresh.doc("one-more"))).isEmpty();
  }

  @Test
  default void refusesTwoWritesOfOneDocument() {
    Store store = store();
    Fresh fresh = fresh();
    assertThatThrownBy(
            () ->
                store.commit(List.of(fresh.put("a", Map.of("n", 1)), fresh.increment("a", "n", 1))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(store.get(fresh.doc("a"))).isEmpty();
  }

  @Test
  default void committingNothingIsFine() {
    assertThat(store().commit(List.of())).isInstanceOf(Committed.Ok.class);
  }

  @Test
  default void anExpiryIsTakenAndDoesNotShowInTheFields() {
    Store store = store();
    Fresh fresh = fresh();
    Instant later = Instant.parse("2100-01-01T00:00:00Z");
    ok(store, new Write.Put(fresh.doc("a"), Map.of("n", 1), Condition.ANY, later));
    ok(
        store,
        new Write.Update(fresh.doc("b"), Map.of("n", 2), Map.of(), Map.of(), Condition.ANY, later));
    ok(store, fresh.set("a", Map.of("m", 2)));
    assertThat(fields(store, fresh.doc("a"))).isEqualTo(Map.of("n", 1L, "m", 2L));
    assertThat(fields(store, fresh.doc("b"))).isEqualTo(Map.of("n", 2L));
    assertThat(store.find(fresh.all())).extracting(Doc::fields).contains(Map.of("n", 2L));
  }

  private static Map<String, ?> fields(Store store, DocPath path) {
    return store.get(path).orElseThrow().fields();
  }

  private static void ok(Store store, Write... writes) {
    assertThat(store.commit(List.of(writes))).isInstanceOf(Committed.Ok.class);
  }

  private static void conflict(Store store, Write... writes) {
    assertThat(store.commit(List.of(writes)))
        .isInstanceOfSatisfying(Committed.Conflict.class, c -> assertThat(c.reason()).isNotBlank());
  }
}
