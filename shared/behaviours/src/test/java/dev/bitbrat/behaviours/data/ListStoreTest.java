package dev.bitbrat.behaviours.data;

import static dev.bitbrat.behaviours.data.Shelf.entry;
import static dev.bitbrat.behaviours.data.Shelf.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Entry.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListStoreTest {
  private final Shelf list = new Shelf(new ListStore(Datatype.STRING, false, false));
  private final Shelf unique = new Shelf(new ListStore(Datatype.STRING, true, false));
  private final Shelf moderated = new Shelf(new ListStore(Datatype.STRING, false, true));

  private static void add(Shelf shelf, int from, int to) {
    for (int i = from; i <= to; i++) {
      String value = "v" + i;
      shelf.does(s -> s.append(null, value));
    }
  }

  @Test
  void numbersItsRecordsFromOneAndNeverUsesANumberAgain() {
    add(list, 1, 3);
    list.removes("3");
    add(list, 4, 4);
    assertThat(list.numbers()).containsExactly(1L, 2L, 4L);
    list.clear();
    assertThat(list.values()).isEmpty();
    add(list, 5, 5);
    assertThat(list.numbers()).containsExactly(5L);
  }

  @Test
  void anAdditionWritesOneDocumentHoweverLongTheListIs() {
    for (int i = 1; i <= 200; i++) {
      add(list, i, i);
      assertThat(list.written()).isEqualTo(1);
    }
    assertThat(list.values()).hasSize(200).startsWith("v1").endsWith("v200");
  }

  @Test
  void setWithoutAKeyAdds() {
    assertThat(entry(list.does(s -> s.set(null, "a"))).number()).isEqualTo(1);
    assertThat(entry(list.does(s -> s.set(null, "b"))).number()).isEqualTo(2);
    assertThat(entry(list.does(s -> s.set("#1", "c"))).number()).isEqualTo(1);
    assertThat(list.values()).containsExactly("c", "b");
    assertThat(refusal(list.does(s -> s.set("3", "d")))).contains("no record");
  }

  @Test
  void findsByNumberAndByKey() {
    list.does(s -> s.append("ann", "a"));
    list.does(s -> s.append("Straße", "b"));
    assertThat(list.source().find("2")).map(Entry::value).contains("b");
    assertThat(list.source().find(" #2 ")).map(Entry::value).contains("b");
    assertThat(list.source().find("STRASSE")).map(Entry::number).contains(2L);
    for (String nothing : List.of("3", "0", "-1", "##1", "", "x", "99999999999999999999")) {
      assertThat(list.source().find(nothing)).as(nothing).isEmpty();
    }
  }

  @Test
  void refusesABlankValueABlankKeyAndWhatIsTooLong() {
    assertThat(refusal(list.does(s -> s.append(null, " \u200b")))).isEqualTo("the value is blank");
    assertThat(refusal(list.does(s -> s.append(" ", "x")))).isEqualTo("the key is blank");
    assertThat(refusal(list.does(s -> s.append("k".repeat(201), "x")))).contains("key is longer");
    assertThat(refusal(list.does(s -> s.append(null, "x".repeat(2_001))))).contains("2000");
    assertThat(list.written()).isZero();
    assertThat(list.values()).isEmpty();
  }

  @Test
  void aKeyCanBeThereOnceAndSoCanAValueWithoutOne() {
    unique.does(s -> s.append("Ann", "x"));
    assertThat(refusal(unique.does(s -> s.append("ann", "y")))).contains("already");
    unique.does(s -> s.append("bob", "x"));
    assertThat(refusal(unique.does(s -> s.append(null, "X")))).contains("already");
    unique.does(s -> s.append(null, "z"));
    assertThat(refusal(unique.does(s -> s.set("3", "x")))).contains("already");
    unique.does(s -> s.set("3", "Z"));
    assertThat(unique.values()).containsExactly("x", "x", "Z");
  }

  @Test
  void whatIsRejectedIsStillThereOnce() {
    unique.does(s -> s.append(null, "x"));
    unique.moderates("1", Status.REJECTED);
    assertThat(unique.values()).isEmpty();
    assertThat(refusal(unique.does(s -> s.append(null, "x")))).contains("already");
  }

  @Test
  void whatPeopleAddWaitsForAModerator() {
    List<String> vip = List.of("vip", "subscriber");
    assertThat(entry(moderated.does("ann", vip, s -> s.append("k", "hers"))).status())
        .isEqualTo(Status.PENDING);
    assertThat(entry(moderated.does(s -> s.append(null, "ours"))).status())
        .isEqualTo(Status.APPROVED);
    assertThat(
            entry(moderated.does("ben", List.of("broadcaster"), s -> s.append(null, "his")))
                .status())
        .isEqualTo(Status.APPROVED);
    assertThat(moderated.values()).containsExactly("ours", "his");
    assertThat(moderated.source().find("1")).isEmpty();
    assertThat(moderated.source().find("k")).isEmpty();
    assertThat(moderated.records()).hasSize(3);
    moderated.moderates("k", Status.APPROVED);
    assertThat(moderated.source().find("1"))
        .contains(
            new Entry("hers", 1, "k", Shelf.NOW, "ann", "test", Status.APPROVED, "mia", Shelf.NOW));
    moderated.does("ann", vip, s -> s.set("1", "changed"));
    assertThat(moderated.values()).containsExactly("ours", "his");
  }

  @Test
  void addsToTheNumberOfARecord() {
    Shelf numbers = new Shelf(new ListStore(Datatype.NUMBER, false, false));
    numbers.does(s -> s.append("ann", 1L));
    assertThat(entry(numbers.does(s -> s.increment("ann", 2))).value()).isEqualTo(3L);
    assertThat(refusal(numbers.does(s -> s.increment("bob", 2)))).contains("no record");
    assertThat(refusal(numbers.does(s -> s.increment(null, 2)))).contains("which record");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 62, 63, 64, 65, 127, 128, 129})
  void clearsAndGoesOnAtEveryBorder(int length) {
    add(list, 1, length);
    list.clear();
    assertThat(list.records()).isEmpty();
    add(list, 1, 70);
    assertThat(list.numbers()).hasSize(70).startsWith(length + 1L).endsWith(length + 70L);
    list.clear();
    add(list, 1, 1);
    assertThat(list.numbers()).containsExactly(length + 71L);
  }

  /** Puts a list there as if it had grown. */
  private void grown(long numbers, LongPredicate left) {
    for (long segment = 0; segment * 64 <= numbers; segment++) {
      long end = Math.min(segment * 64 + 64, numbers + 1);
      List<Map<String, @Nullable Object>> records =
          LongStream.range(Math.max(1, segment * 64), end)
              .filter(left)
              .mapToObj(n -> Records.fields(Entry.of("v" + n, n, null)))
              .toList();
      list.put(
          "records/%06d".formatted(segment), Map.of("next", end, "from", 0L, "records", records));
    }
  }

  @Test
  void holdsTenThousandRecordsAndNoMore() {
    grown(9_999, n -> true);
    add(list, 1, 1);
    assertThat(list.values()).hasSize(10_000);
    assertThat(refusal(list.does(s -> s.append(null, "one more")))).contains("10000");
    list.clear();
    assertThat(list.written()).isLessThanOrEqualTo(301);
    assertThat(list.records()).isEmpty();
    add(list, 1, 1);
    assertThat(list.numbers()).containsExactly(10_001L);
  }

  @Test
  void clearsAThinListThatLiesInMoreDocumentsThanOneCommitTakes() {
    grown(64_000, n -> n % 64 == 7);
    assertThat(list.records()).hasSize(1_000);
    list.clear();
    assertThat(list.written()).isLessThanOrEqualTo(301);
    assertThat(list.records()).isEmpty();
    add(list, 1, 2);
    assertThat(list.numbers()).containsExactly(64_001L, 64_002L);
    for (int i = 0; i < 4; i++) {
      list.clear();
      assertThat(list.records()).isEmpty();
      add(list, 1, 1);
    }
    assertThat(list.numbers()).containsExactly(64_006L);
  }

  @Test
  void keepsWhatASimplerListKeeps() {
    Random random = new Random(7);
    TreeMap<Long, Object> model = new TreeMap<>();
    long next = 1;
    for (int i = 0; i < 3_000; i++) {
      long number = random.nextLong(1, next + 1);
      int what = random.nextInt(100);
      if (what < 60) {
        model.put(next, "v" + i);
        add(list, i, i);
        next++;
      } else if (what < 90) {
        boolean there = model.remove(number) != null;
        assertThat(list.removes("" + number).isPresent()).isEqualTo(there);
      } else if (what < 99) {
        if (model.replace(number, "set") != null) list.does(s -> s.set("#" + number, "set"));
      } else {
        model.clear();
        list.clear();
      }
      assertThat(list.numbers()).isEqualTo(new ArrayList<>(model.keySet()));
    }
    assertThat(list.values()).isEqualTo(new ArrayList<>(model.values()));
  }
}
