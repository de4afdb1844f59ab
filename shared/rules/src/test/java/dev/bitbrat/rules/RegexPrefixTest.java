package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RegexPrefixTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "^!lurk !lurk",
        "^!lurk\\b !lurk",
        "!lurk(er)? !lurk",
        "^!(so|shoutout) !",
        "so+ so",
        "soo? so",
        "soo* so",
        "soo{2} so",
        "\\!a\\.b !a.b",
        "a\\|b a|b",
        "^so|hi ",
        "(a|b)|c ",
        "a[|]b a",
        "[^]]|c ",
        ".so ",
        "\\Bso ",
        "éso ",
        "a? ",
      })
  void takesOnlyWhatEveryMatchStartsWith(String pattern, @Nullable String prefix) {
    assertThat(RegexPrefix.of(pattern)).isEqualTo(prefix);
  }

  /** Matching without case finds more than the two cases of a letter; folding must follow. */
  @Test
  void foldsEveryCharacterThatMatchesAnAsciiLetterToThatLetter() {
    for (char letter = '!'; letter <= '~'; letter++) {
      Pattern pattern =
          Pattern.compile(Pattern.quote(String.valueOf(letter)), Pattern.CASE_INSENSITIVE);
      for (int c = 0; c < 0x10000; c++) {
        boolean hasCase = Character.toLowerCase(c) != Character.toUpperCase(c);
        if (!hasCase || Fold.fold((char) c) == Fold.fold(letter)) continue;
        assertThat(pattern.matches(String.valueOf((char) c))).as("%c U+%04X", letter, c).isFalse();
      }
    }
  }
}
