package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RegexPartsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      quoteCharacter = '~',
      value = {
        "^!lurk [[!lurk]]",
        "^!lurk\\b [[!lurk]]",
        "!lurk(er)? [[!lurk]]",
        "^!(so|shoutout) ~[[!], [so, shoutout]]~",
        "(who|what)_is_it\\b ~[[who, what], [_is_it]]~",
        "^\\s*(hi|hey)[\\s,]+(bot|brat)\\b ~[[hi, hey], [bot, brat]]~",
        "((a|bc)d|ef+g) ~[[a, bc, ef]]~",
        "(?:one)+two ~[[one], [two]]~",
        "so+n ~[[so], [n]]~",
        "so+?n ~[[so], [n]]~",
        "soo? [[so]]",
        "soo* [[so]]",
        "soo{2}n ~[[so], [n]]~",
        "\\!a\\.b [[!a.b]]",
        "a\\|b [[a|b]]",
        "^so|hi ~[[so, hi]]~",
        "(a|b)|c ~[[a, b, c]]~",
        "a[|]b ~[[a], [b]]~",
        "a[\\]x]b ~[[a], [b]]~",
        ".so [[so]]",
        "\\Bso [[so]]",
        "éso [[so]]",
        "a? []",
        "(a|)b [[b]]",
        "so|.* []",
        "(so)? []",
      })
  void takesOnlyWhatEveryMatchContains(String pattern, String parts) {
    assertThat(RegexParts.of(pattern)).hasToString(parts);
  }

  /** What it does not know well enough, and what is no pattern at all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "so[]a]",
        "so[^]a]",
        "so[[:alpha:]]",
        "(?i)so",
        "(?P<x>so)",
        "so\\Qa|b\\E",
        "so\\x41",
        "so\\u0041",
        "so\\pL",
        "so\\1",
        "so\\",
        "a{x",
        "so[a",
        "(so",
        "so)",
        "so**",
        "so{2}{3}"
      })
  void saysNothingInDoubt(String pattern) {
    assertThat(RegexParts.of(pattern)).isEmpty();
  }

  @Test
  void holdsOfWhateverPatternsMatch() {
    RandomGenerator chance = new Random(7);
    int seen = 0;
    for (int round = 0; round < 20_000; round++) {
      String pattern = random(chance, "ab|()?*+.[]^\\x{2}", 12);
      if (!(Regex.compile(pattern, "") instanceof Regex.Compiled.Usable(Regex regex))) continue;
      List<Set<String>> required = RegexParts.of(pattern);
      if (required.isEmpty()) continue;
      for (int i = 0; i < 20; i++) {
        String text = random(chance, "aabbx2|.", 8);
        if (!regex.find(text, new Run())) continue;
        seen++;
        assertThat(required).as("%s finds %s", pattern, text).allMatch(any -> holds(text, any));
      }
    }
    assertThat(seen).isGreaterThan(1_000);
  }

  private static boolean holds(String text, Set<String> any) {
    return any.stream().anyMatch(text::contains);
  }

  private static String random(RandomGenerator chance, String characters, int most) {
    return chance
        .ints(1 + chance.nextInt(most), 0, characters.length())
        .mapToObj(i -> characters.substring(i, i + 1))
        .collect(Collectors.joining());
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
