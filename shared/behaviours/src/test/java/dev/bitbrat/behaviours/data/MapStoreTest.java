package dev.bitbrat.behaviours.data;

import static dev.bitbrat.behaviours.data.Shelf.entry;
import static dev.bitbrat.behaviours.data.Shelf.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Entry.Status;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MapStoreTest {
  private final Shelf map = new Shelf(new MapStore(Datatype.STRING, false));

  @Test
  void keepsOneValueUnderAName() {
    map.does(s -> s.set("Celeste", "a mountain"));
    assertThat(map.written()).isEqualTo(1);
    map.does(s -> s.set("CELESTE", "a climb"));
    map.does(s -> s.set("portal/2", "a cake"));
    assertThat(map.source().find("celeste")).map(Entry::value).contains("a climb");
    assertThat(map.source().find("Portal/2")).map(Entry::value).contains("a cake");
    assertThat(map.source().entries())
        .extracting(Entry::key)
        .containsExactly("CELESTE", "portal/2");
    assertThat(map.removes("cElEsTe")).map(Entry::value).contains("a climb");
    assertThat(map.removes("celeste")).isEmpty();
    assertThat(map.values()).containsExactly("a cake");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u200b", "\u3000"})
  void refusesABlankKey(String key) {
    assertThat(refusal(map.does(s -> s.set(key, "x")))).isEqualTo("the key is blank");
    assertThat(map.source().find(key)).isEmpty();
  }

  @Test
  void refusesWhatIsTooLongAndTakesWhatIsNot() {
    String longest = "ß".repeat(200);
    assertThat(refusal(map.does(s -> s.set(longest + "x", "x")))).contains("200");
    map.does(s -> s.set(longest, "x"));
    assertThat(map.source().find("ss".repeat(200))).isEmpty();
    assertThat(map.source().find(longest)).isPresent();
    assertThat(refusal(map.does(s -> s.set("k", "x".repeat(2_001))))).contains("2000");
  }

  @Test
  void asksForAKey() {
    assertThat(refusal(map.does(s -> s.set(null, "x")))).contains("which key");
    assertThat(refusal(map.does(s -> s.append("k", "x")))).contains("under a key");
    assertThat(refusal(map.does(s -> s.increment(null, 1)))).contains("which key");
  }

  @Test
  void countsByName() {
    Shelf counts = new Shelf(new MapStore(Datatype.NUMBER, false));
    assertThat(entry(counts.does(s -> s.increment("ann", 2))).value()).isEqualTo(2L);
    assertThat(entry(counts.does(s -> s.increment("ANN", 3))).value()).isEqualTo(5L);
    assertThat(counts.source().find("ann")).map(Entry::value).contains(5L);
  }

  @Test
  void whatPeoplePutWaitsForAModerator() {
    Shelf moderated = new Shelf(new MapStore(Datatype.STRING, true));
    moderated.does("ann", List.of(), s -> s.set("k", "v"));
    assertThat(moderated.source().find("k")).isEmpty();
    assertThat(moderated.values()).isEmpty();
    assertThat(moderated.records()).extracting(Entry::status).containsExactly(Status.PENDING);
    moderated.moderates("K", Status.APPROVED);
    assertThat(moderated.source().find("k")).map(Entry::moderatedBy).contains("mia");
    assertThat(moderated.moderates("x", Status.APPROVED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 300, 301, 10_000})
  void clearsAnyNumberOfEntriesInOneCommit(int entries) {
    IntStream.range(0, entries).forEach(i -> map.does(s -> s.set("k" + i, "v" + i)));
    assertThat(map.values()).hasSize(entries);
    map.clear();
    assertThat(map.written()).isLessThanOrEqualTo(301);
    assertThat(map.records()).isEmpty();
    assertThat(map.source().find("k" + (entries - 1))).isEmpty();
    map.does(s -> s.set("k5", "again"));
    assertThat(map.values()).containsExactly("again");
    map.clear();
    assertThat(map.values()).isEmpty();
  }
}
