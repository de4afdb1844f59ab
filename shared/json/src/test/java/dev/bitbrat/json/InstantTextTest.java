package dev.bitbrat.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class InstantTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "2026-01-02T18:00:00.100Z",
        "2026-01-02T18:00:00.000100Z",
        "2026-01-02T18:00:00.000000001Z",
        "2024-02-29T23:59:59.001Z",
        "9999-12-31T23:59:59.999999999Z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z"
      })
  void writesAsInstantsDo(String text) {
    assertThat(InstantText.write(Instant.parse(text))).isEqualTo(text);
  }

  @Test
  void writesAnyInstantAsInstantsDoAndReadsItAgain() {
    RandomGenerator chance = new Random(3);
    for (int i = 0; i < 10_000; i++) {
      int unit =
          switch (i % 4) {
            case 0 -> 1_000_000_000;
            case 1 -> 1_000_000;
            case 2 -> 1_000;
            default -> 1;
          };
      long second = chance.nextLong(253_402_300_800L);
      int nano = chance.nextInt(1_000_000_000) / unit * unit;
      Instant instant = Instant.ofEpochSecond(second, nano);
      assertThat(InstantText.write(instant)).isEqualTo(instant.toString());
      assertThat(InstantText.parse(InstantText.write(instant))).isEqualTo(instant);
    }
  }
}
