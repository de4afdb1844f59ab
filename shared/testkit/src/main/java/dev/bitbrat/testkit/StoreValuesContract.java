package dev.bitbrat.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Which values a {@link Store} must give back as they were: every JSON value, arrays in arrays and
 * U+0000 included.
 *
 * <p>Not asked for, since Firestore cannot: empty field names, names of the form {@code __x__},
 * more than 20 levels, a document above 1 MiB, unpaired surrogates. Order of fields may change; a
 * whole double may come back as a long.
 */
interface StoreValuesContract {
  /** May be shared and hold other things: tests use collections of their own. */
  Store store();

  default Fresh fresh() {
    return new Fresh("contract/" + UUID.randomUUID() + "/docs");
  }

  @Test
  default void givesBackEveryKindOfValue() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("null", null);
    fields.put("yes", true);
    fields.put("no", false);
    fields.put("zero", 0L);
    fields.put("negative", -17L);
    fields.put("fraction", -0.1);
    fields.put("tiny", Double.MIN_VALUE);
    fields.put("huge", 1.5e300);
    fields.put("empty", "");
    fields.put("emptyMap", Map.of());
    fields.put("emptyList", List.of());
    assertRoundTrip(fields);
  }

  @Test
  default void keepsLongsThatNoDoubleHolds() {
    assertRoundTrip(
        Map.of(
            "beyond",
            9_007_199_254_740_993L,
            "max",
            Long.MAX_VALUE,
            "min",
            Long.MIN_VALUE,
            "inList",
            List.of(Long.MAX_VALUE, 1L)));
  }

  @Test
  default void keepsNestedMapsAndLists() {
    List<@Nullable Object> withNull = new ArrayList<>();
    withNull.add(null);
    withNull.add("x");
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("map", Map.of("a", Map.of("b", List.of(Map.of("c", 1L), List.of(2L, "z")))));
    fields.put("listOfLists", List.of(List.of(), List.of(List.of(1L)), List.of("x", false)));
    fields.put("withNull", withNull);
    assertRoundTrip(fields);
  }

  @Test
  default void keepsTextOfEveryScript() {
    assertRoundTrip(
        Map.of(
            "emoji",
            "\ud83c\udf54 \ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67",
            "scripts",
            "\u00e4\u00f6\u00fc\u00df \u0434\u0430 \u05e9\u05dc\u05d5\u05dd \u6f22\u5b57",
            "controls",
            "a\u0000b\u0001\t\r\n\u001f\u007f\u2028\u2029",
            "quotes",
            "\"'`\\/<>&${x}{{y}}%s;--",
            "edge",
            "\ufffd\uffff\ue000",
            "likeNumber",
            "0123"));
  }

  @Test
  default void keepsFieldNamesOfEveryForm() {
    Fresh fresh = fresh();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (String name :
        List.of(
            "a.b",
            "with blank",
            "quote\"d",
            "back`tick",
            "back\\slash",
            "[0]",
            "$.x",
            "12",
            "\u00fcml\u00e4ut",
            "\ud83c\udf54",
            "dash-ed",
            "a/b",
            "_one",
            "*",
            "~")) {
      fields.put(name, name);
    }
    Map<String, @Nullable Object> nested = new LinkedHashMap<>(fields);
    nested.put("map", fields);
    assertRoundTrip(nested);

    Map<String, Long> increments = new LinkedHashMap<>();
    fields.keySet().forEach(name -> increments.put(name, 1L));
    commit(Write.Update.set(fresh.doc("a"), fields, Condition.ANY));
    assertThat(read(fresh.doc("a"))).isEqualTo(fields);
    commit(new Write.Update(fresh.doc("b"), Map.of(), increments, Map.of(), Condition.ANY, null));
    assertThat(read(fresh.doc("b"))).isEqualTo(increments);
  }

  @Test
  default void keepsAStringOf256Kibibytes() {
    assertRoundTrip(Map.of("text", "0123456\u00e4".repeat(29_127), "n", 1L));
  }

  @Test
  default void keepsAnEmptyDocument() {
    assertRoundTrip(Map.of());
  }

  @Test
  default void setsAFieldToNull() {
    Fresh fresh = fresh();
    Map<String, @Nullable Object> nothing = new LinkedHashMap<>();
    nothing.put("n", null);
    commit(fresh.put("a", Map.of("n", 1)));
    commit(Write.Update.set(fresh.doc("a"), nothing, Condition.ANY));
    assertThat(read(fresh.doc("a"))).isEqualTo(nothing);
  }

  @Test
  default void takesPathsWithOddCharacters() {
    Fresh fresh = fresh();
    List<String> ids =
        List.of(
            "with blank",
            " ",
            "%2F",
            "a%b",
            "#?&=+",
            "a|b|c",
            "q'uo\"te`",
            "back\\slash",
            "\u00fcml\u00e4ut",
            "\ud83c\udf54",
            "...",
            "_one",
            "a:b@c",
            "[*]~;,()",
            "x".repeat(300),
            "UPPER",
            "upper");
    for (String id : ids) commit(fresh.put(id, Map.of("id", id)));
    for (String id : ids) assertThat(read(fresh.doc(id))).isEqualTo(Map.of("id", id));
    assertThat(store().getAll(ids.stream().map(fresh::doc).toList()))
        .extracting(d -> d.path().id())
        .isEqualTo(ids);
    assertThat(store().find(fresh.all()))
        .extracting(d -> d.path().id())
        .containsExactlyInAnyOrderElementsOf(ids);
    for (String id : ids) commit(new Write.Delete(fresh.doc(id), Condition.PRESENT));
    assertThat(store().find(fresh.all())).isEmpty();
  }

  private void assertRoundTrip(Map<String, @Nullable Object> fields) {
    Fresh fresh = fresh();
    commit(new Write.Put(fresh.doc("a"), fields, Condition.ANY, null));
    assertThat(read(fresh.doc("a"))).isEqualTo(fields);
    assertThat(store().find(fresh.all())).extracting(Doc::fields).containsExactly(fields);
  }

  private Map<String, @Nullable Object> read(DocPath path) {
    return store().get(path).orElseThrow().fields();
  }

  private void commit(Write write) {
    assertThat(store().commit(List.of(write))).isInstanceOf(Store.Committed.Ok.class);
  }
}
