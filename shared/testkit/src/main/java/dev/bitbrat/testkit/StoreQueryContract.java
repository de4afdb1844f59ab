package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Query.Filter;
import dev.bitbrat.pipeline.Query.Op;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What {@link Store#find} must do. A descending query turns the order of the ids among equals
 * around too; text sorts by code point. The order among values of different kinds is not asked for.
 */
interface StoreQueryContract extends StoreValuesContract {
  @Test
  default void findsOnlyDocumentsOfTheCollectionItself() {
    Fresh fresh = fresh();
    Fresh sibling = fresh();
    commit(
        fresh.put("b", Map.of("n", 1)),
        fresh.put("a", Map.of("n", 1)),
        sibling.put("c", Map.of("n", 1)),
        new Fresh(fresh.collection() + "/a/deeper").put("d", Map.of("n", 1)),
        new Fresh(fresh.collection() + "2").put("e", Map.of("n", 1)));
    assertThat(ids(fresh.all())).containsExactly("a", "b");
    assertThat(ids(Query.all(fresh.collection() + "/none/here", 10))).isEmpty();
  }

  @Test
  default void sortsByIdWhenNothingElseIsAskedFor() {
    Fresh fresh = fresh();
    commit(fresh.put("b", Map.of()), fresh.put("B", Map.of()), fresh.put("a", Map.of()));
    commit(fresh.put("\uff5e", Map.of()), fresh.put("\ud83c\udf54", Map.of()));
    commit(fresh.put("10", Map.of()), fresh.put("9", Map.of()));
    assertThat(ids(fresh.all()))
        .containsExactly("10", "9", "B", "a", "b", "\uff5e", "\ud83c\udf54");
  }

  @Test
  default void goesOnAfterAnId() {
    Fresh fresh = fresh();
    commit(fresh.put("b", Map.of()), fresh.put("B", Map.of()), fresh.put("a", Map.of()));
    commit(fresh.put("\uff5e", Map.of()), fresh.put("\ud83c\udf54", Map.of()));
    assertThat(ids(Query.after(fresh.collection(), "B", 2))).containsExactly("a", "b");
    assertThat(ids(Query.after(fresh.collection(), "aa", 2))).containsExactly("b", "\uff5e");
    assertThat(ids(Query.after(fresh.collection(), "\uff5e", 2))).containsExactly("\ud83c\udf54");
    assertThat(ids(Query.after(fresh.collection(), "\ud83c\udf54", 2))).isEmpty();
  }

  @Test
  default void limitsAfterSorting() {
    Fresh fresh = numbers();
    assertThat(ids(by(fresh, "n", false, 2))).containsExactly("m10", "half");
    assertThat(ids(by(fresh, "n", true, 3))).containsExactly("ten", "two", "deux");
    assertThat(ids(by(fresh, "n", true, 1))).containsExactly("ten");
  }

  @Test
  default void sortsNumbersAsNumbersAndEqualsById() {
    assertThat(ids(by(numbers(), "n", false, 100)))
        .containsExactly("m10", "half", "one", "deux", "two", "ten");
  }

  @Test
  default void turnsTheIdsOfEqualsAroundToo() {
    assertThat(ids(by(numbers(), "n", true, 100)))
        .containsExactly("ten", "two", "deux", "one", "half", "m10");
  }

  @Test
  default void leavesOutWhatHasNotTheFieldSortedBy() {
    Fresh fresh = fresh();
    commit(fresh.put("with", Map.of("n", 1)), fresh.put("without", Map.of("m", 1)));
    assertThat(ids(by(fresh, "n", false, 10))).containsExactly("with");
  }

  @Test
  default void sortsTextByCodePoint() {
    Fresh fresh = fresh();
    List<String> sorted = List.of("", "B", "a", "a b", "ab", "\u00e4", "\uff5e", "\ud83c\udf54");
    for (int i = 0; i < sorted.size(); i++) {
      commit(fresh.put("d" + (9 - i), Map.of("t", sorted.get(i))));
    }
    assertThat(store().find(by(fresh, "t", false, 100)))
        .extracting(d -> d.fields().get("t"))
        .isEqualTo(new ArrayList<Object>(sorted));
  }

  @Test
  default void comparesNumbersByValueWhateverTheirForm() {
    Fresh fresh = numbers();
    assertThat(ids(where(fresh, "n", Op.EQUAL, 2L))).containsExactly("deux", "two");
    assertThat(ids(where(fresh, "n", Op.EQUAL, 2.0))).containsExactly("deux", "two");
    assertThat(ids(where(fresh, "n", Op.LESS, 1L))).containsExactlyInAnyOrder("m10", "half");
    assertThat(ids(where(fresh, "n", Op.LESS_OR_EQUAL, 1L)))
        .containsExactlyInAnyOrder("m10", "half", "one");
    assertThat(ids(where(fresh, "n", Op.GREATER, 1.5)))
        .containsExactlyInAnyOrder("deux", "two", "ten");
    assertThat(ids(where(fresh, "n", Op.GREATER_OR_EQUAL, 2L)))
        .containsExactlyInAnyOrder("deux", "two", "ten");
  }

  @Test
  default void comparesOnlyValuesOfTheSameKind() {
    Fresh fresh = fresh();
    Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
    nothing.put("v", null);
    commit(
        fresh.put("number", Map.of("v", 1)),
        fresh.put("text", Map.of("v", "1")),
        fresh.put("yes", Map.of("v", true)),
        fresh.put("no", Map.of("v", false)),
        fresh.put("list", Map.of("v", List.of(1L))),
        fresh.put("map", Map.of("v", Map.of("v", 1))),
        new Write.Put(fresh.doc("null"), nothing, Write.Condition.ANY, null),
        fresh.put("absent", Map.of("w", 1)));
    assertThat(ids(where(fresh, "v", Op.EQUAL, 1L))).containsExactly("number");
    assertThat(ids(where(fresh, "v", Op.EQUAL, "1"))).containsExactly("text");
    assertThat(ids(where(fresh, "v", Op.EQUAL, true))).containsExactly("yes");
    assertThat(ids(where(fresh, "v", Op.EQUAL, false))).containsExactly("no");
    assertThat(ids(where(fresh, "v", Op.GREATER_OR_EQUAL, 0L))).containsExactly("number");
    assertThat(ids(where(fresh, "v", Op.GREATER, ""))).containsExactly("text");
    assertThat(ids(where(fresh, "v", Op.LESS, "zzz"))).containsExactly("text");
  }

  @Test
  default void comparesTextByCodePoint() {
    Fresh fresh = fresh();
    commit(
        fresh.put("a", Map.of("t", "2026-01-01T00:00:00Z")),
        fresh.put("b", Map.of("t", "2026-06-01T00:00:00Z")),
        fresh.put("c", Map.of("t", "2027-01-01T00:00:00Z")));
    assertThat(ids(where(fresh, "t", Op.LESS, "2026-06-01T00:00:00Z"))).containsExactly("a");
    assertThat(ids(where(fresh, "t", Op.GREATER_OR_EQUAL, "2026-06-01T00:00:00Z")))
        .containsExactly("b", "c");
    assertThat(ids(where(fresh, "t", Op.EQUAL, "' OR '1'='1"))).isEmpty();
  }

  @Test
  default void holdsAllFiltersAtOnce() {
    Fresh fresh = fresh();
    for (int i = 0; i < 10; i++) {
      commit(fresh.put("d" + i, Map.of("n", i, "even", i % 2 == 0, "t", "x")));
    }
    Query query =
        new Query(
            fresh.collection(),
            List.of(
                new Filter("n", Op.GREATER, 2L),
                new Filter("n", Op.LESS_OR_EQUAL, 8L),
                new Filter("even", Op.EQUAL, true),
                new Filter("t", Op.EQUAL, "x")),
            "n",
            true,
            2);
    assertThat(ids(query)).containsExactly("d8", "d6");
  }

  @Test
  default void takesFieldNamesThatNeedQuoting() {
    Fresh fresh = fresh();
    for (String name : List.of("a.b", "with blank", "quo\"te", "it's", "back\\slash", "\u00fc")) {
      commit(fresh.put("d", Map.of(name, 1)));
      assertThat(ids(where(fresh, name, Op.EQUAL, 1L))).as(name).containsExactly("d");
      assertThat(ids(by(fresh, name, false, 5))).as(name).containsExactly("d");
    }
  }

  @Test
  default void seesChangesAndDeletions() {
    Fresh fresh = fresh();
    commit(fresh.put("a", Map.of("s", "open")), fresh.put("b", Map.of("s", "open")));
    commit(
        fresh.put("a", Map.of("s", "done")), new Write.Delete(fresh.doc("b"), Write.Condition.ANY));
    assertThat(ids(where(fresh, "s", Op.EQUAL, "open"))).isEmpty();
    assertThat(ids(where(fresh, "s", Op.EQUAL, "done"))).containsExactly("a");
  }

  private Fresh numbers() {
    Fresh fresh = fresh();
    commit(
        fresh.put("two", Map.of("n", 2)),
        fresh.put("deux", Map.of("n", 2.0)),
        fresh.put("ten", Map.of("n", 10)),
        fresh.put("one", Map.of("n", 1)),
        fresh.put("half", Map.of("n", 0.5)),
        fresh.put("m10", Map.of("n", -10)));
    return fresh;
  }

  private static Query by(Fresh fresh, String field, boolean descending, int limit) {
    return new Query(fresh.collection(), List.of(), field, descending, limit);
  }

  private static Query where(Fresh fresh, String field, Op op, Object value) {
    return new Query(fresh.collection(), List.of(new Filter(field, op, value)), null, false, 100);
  }

  private List<String> ids(Query query) {
    return store().find(query).stream().map(d -> d.path().id()).toList();
  }

  private void commit(Write... writes) {
    assertThat(store().commit(Arrays.asList(writes))).isInstanceOf(Store.Committed.Ok.class);
  }
}
