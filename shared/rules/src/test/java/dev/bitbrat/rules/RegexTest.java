package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.bitbrat.events.RegexSize;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexTest {
  @ParameterizedTest
  @ValueSource(strings = {"(x{1000}){1000}", "((a{100}){100}){100}", "((a{2}b){99}[}]{1,99}c){99}"})
  void refusesRepeatsThatMultiply(String pattern) {
    assertThat(Regex.compile(pattern, ""))
        .isEqualTo(
            new Regex.Compiled.Invalid("the repeats in the pattern multiply to more than 5000"));
  }

  @Test
  void refusesAPatternThatIsTooLong() {
    assertThat(Regex.compile("a".repeat(1_001), "")).isInstanceOf(Regex.Compiled.Invalid.class);
    assertThat(Regex.compile("a".repeat(1_000), "")).isInstanceOf(Regex.Compiled.Usable.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {"abc 3", "a{3}b 5", "(ab){10} 44", "[^]{9}]{4} 5", "\\{9} 3", "(a 1", ") 2"})
  void countsWhatRepeatsComeTo(String pattern, long size) {
    assertThat(RegexSize.of(pattern)).isEqualTo(size);
  }

  @Test
  void endsAMatchThatIsTooMuchWork() {
    Regex slow = ((Regex.Compiled.Usable) Regex.compile("(?:a?){500}a{500}", "")).regex();

    assertThatExceptionOfType(LogicException.class)
        .isThrownBy(() -> slow.find("a".repeat(10_000), new Run()));
  }
}
