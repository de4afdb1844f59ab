package dev.bitbrat.behaviours.data;

import static dev.bitbrat.behaviours.data.Shelf.entry;
import static dev.bitbrat.behaviours.data.Shelf.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SingleStoreTest {
  private final Shelf text = new Shelf(new SingleStore(Datatype.STRING, null));
  private final Shelf number = new Shelf(new SingleStore(Datatype.NUMBER, 3L));

  @Test
  void hasNoValueUntilOneIsSetAndNoneOnceItIsCleared() {
    assertThat(text.values()).isEmpty();
    text.does(s -> s.set(null, "pizza"));
    assertThat(text.values()).containsExactly("pizza");
    text.clear();
    assertThat(text.values()).isEmpty();
    text.clear();
    assertThat(text.written()).isZero();
  }

  @Test
  void clearingBringsTheDefaultBack() {
    assertThat(number.values()).containsExactly(3L);
    number.does(s -> s.set(null, 8L));
    number.clear();
    assertThat(number.values()).containsExactly(3L);
  }

  @Test
  void keepsWhoChangedItWhenAndThroughWhat() {
    text.does(s -> s.set(null, "pizza"));
    assertThat(text.records())
        .containsExactly(
            new Entry(
                "pizza", 0, null, Shelf.NOW, "mia", "test", Entry.Status.APPROVED, null, null));
  }

  @Test
  void addsToWhatIsThere() {
    assertThat(entry(number.does(s -> s.increment(null, 2))).value()).isEqualTo(5L);
    assertThat(entry(number.does(s -> s.increment(null, -6))).value()).isEqualTo(-1L);
    number.does(s -> s.set(null, "1.5"));
    assertThat(entry(number.does(s -> s.increment(null, 1))).value()).isEqualTo(2.5);
    number.does(s -> s.set(null, "0.5"));
    number.does(s -> s.set(null, Long.MAX_VALUE));
    assertThat(refusal(number.does(s -> s.increment(null, 1)))).contains("too large");
    Shelf unset = new Shelf(new SingleStore(Datatype.NUMBER, null));
    assertThat(entry(unset.does(s -> s.increment(null, 1))).value()).isEqualTo(1L);
    assertThat(refusal(text.does(s -> s.increment(null, 1)))).contains("no numbers");
  }

  @ParameterizedTest
  @CsvSource({"7,7", "+7,7", "-7,-7", "007,7", "7.0,7", "-0.0,0"})
  void takesATextThatIsANumber(String written, long kept) {
    assertThat(entry(number.does(s -> s.set(null, written))).value()).isEqualTo(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "seven",
        "7d",
        "0x7",
        "1e3",
        "NaN",
        "Infinity",
        "7 8",
        "٧",
        "1234567890123456"
      })
  void refusesATextThatIsNone(String written) {
    assertThat(refusal(number.does(s -> s.set(null, written)))).isEqualTo("expected a number");
    assertThat(number.values()).containsExactly(3L);
  }

  @Test
  void checksTheTypeOfEveryValue() {
    assertThat(refusal(text.does(s -> s.set(null, 7L)))).isEqualTo("expected a text");
    Shelf truth = new Shelf(new SingleStore(Datatype.BOOLEAN, null));
    assertThat(entry(truth.does(s -> s.set(null, "True"))).value()).isEqualTo(true);
    assertThat(refusal(truth.does(s -> s.set(null, "yes")))).isEqualTo("expected true or false");
    assertThatThrownBy(() -> new SingleStore(Datatype.NUMBER, "many"))
        .isInstanceOf(InvalidPropertyException.class)
        .hasMessage("expected a number");
  }

  @Test
  void countsCharactersAndNotTheirHalves() {
    text.does(s -> s.set(null, "🍕".repeat(2_000)));
    assertThat(refusal(text.does(s -> s.set(null, "🍕".repeat(2_001)))))
        .isEqualTo("longer than 2000 characters");
    assertThat(text.values()).containsExactly("🍕".repeat(2_000));
  }

  @Test
  void knowsNoKeysAndNoRecords() {
    assertThat(refusal(text.does(s -> s.set("k", "x")))).contains("no keys");
    assertThat(refusal(text.does(s -> s.append(null, "x")))).contains("is set");
    assertThat(text.removes("1")).isEmpty();
    assertThat(text.moderates("1", Entry.Status.REJECTED)).isEmpty();
    assertThat(text.source().find("1")).isEmpty();
  }
}
