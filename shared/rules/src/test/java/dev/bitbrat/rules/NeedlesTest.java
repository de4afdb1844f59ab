package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class NeedlesTest {
  @Test
  void findsExactlyThePartsThatATextContains() {
    RandomGenerator chance = new Random(7);
    for (int round = 0; round < 2_000; round++) {
      List<String> parts =
          IntStream.range(0, 6).mapToObj(i -> word(chance, 1 + chance.nextInt(4))).toList();
      String text = word(chance, chance.nextInt(12));

      int[] contained = IntStream.range(0, 6).filter(i -> text.contains(parts.get(i))).toArray();
      assertThat(find(parts, text).stream())
          .as("%s in %s", parts, text)
          .containsExactly(box(contained));
    }
  }

  @Test
  void looksForLongPartsByTheirBeginning() {
    BitSet found = find(List.of("x".repeat(20)), "x".repeat(17));

    assertThat(found.stream()).containsExactly(0);
  }

  private static Integer[] box(int[] values) {
    return IntStream.of(values).boxed().toArray(Integer[]::new);
  }

  private static BitSet find(List<String> parts, String text) {
    Needles needles = new Needles();
    for (int i = 0; i < parts.size(); i++) needles.add(parts.get(i), i);
    needles.link();
    BitSet found = new BitSet();
    needles.find(text, found);
    return found;
  }

  private static String word(RandomGenerator chance, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) word.append(chance.nextBoolean() ? 'a' : 'b');
    return word.toString();
  }
}
