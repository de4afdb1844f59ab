package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever the logic and the data are, an evaluation gives JSON or fails as it declares. */
final class LogicFuzzTest {
  private static final List<@Nullable Object> VALUES =
      Arrays.asList(
          null,
          true,
          false,
          0L,
          1L,
          -1L,
          2.5,
          1e300,
          "",
          "a",
          "1",
          "b.0",
          "(",
          "a.b",
          List.of(),
          List.of(1L, "x", List.of()),
          Map.of(),
          Map.of("a", 1L, "b", List.of(1L)));
  private static final List<String> OPERATORS = operators();

  private static List<String> operators() {
    List<String> names = new ArrayList<>(Forms.ALL.keySet());
    names.addAll(Operators.ALL.keySet());
    names.addAll(Extensions.ALL.keySet());
    names.sort(null);
    return names;
  }

  @Test
  void givesJsonOrFailsAsDeclaredWhateverTheLogicIs() {
    RandomGenerator chance = new Random(20260130);
    Map<String, @Nullable Object> data = new HashMap<>();
    data.put("a", List.of(1L, 2L, 3L));
    data.put("b", Map.of("c", "text", "accumulator", List.of("x")));
    data.put("n", null);
    int evaluated = 0;
    for (int i = 0; i < 20_000; i++) {
      Object tree = tree(chance, 5);
      switch (Logic.compile(tree)) {
        // Only a constant pattern can be wrong here.
        case Logic.Compiled.Invalid(String reason, String path) ->
            assertThat(path).as(reason).endsWith("re_test");
        case Logic.Compiled.Ok(Logic logic) -> {
          evaluated++;
          assertThatCode(() -> evaluate(logic, data)).as("%s", tree).doesNotThrowAnyException();
        }
      }
    }
    assertThat(evaluated).isGreaterThan(15_000);
  }

  private static void evaluate(Logic logic, @Nullable Object data) {
    try {
      Tree.copyOf(logic.evaluate(data));
    } catch (LogicException declared) {
      assertThat(declared).hasMessageMatching("(?s).+");
    }
  }

  private static @Nullable Object tree(RandomGenerator chance, int depth) {
    if (depth == 0 || chance.nextInt(4) == 0) return pick(chance, VALUES);
    if (chance.nextInt(4) == 0) {
      return Map.of("var", pick(chance, List.of("a", "b", "b.c", "n", "", "a.1", "accumulator")));
    }
    List<@Nullable Object> arguments = new ArrayList<>();
    int count = chance.nextInt(4);
    for (int i = 0; i < count; i++) arguments.add(tree(chance, depth - 1));
    Map<String, @Nullable Object> operation = new HashMap<>();
    boolean brief = chance.nextInt(8) == 0;
    operation.put(pick(chance, OPERATORS), brief ? tree(chance, depth - 1) : arguments);
    return operation;
  }

  private static <T extends @Nullable Object> T pick(RandomGenerator chance, List<T> from) {
    return from.get(chance.nextInt(from.size()));
  }
}
