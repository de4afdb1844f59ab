package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The public suite, and coercions as json-logic-js 2.0.5 answered them. */
final class JsonLogicSuiteTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource({"publicSuite", "coercions"})
  void givesWhatTheReferenceGives(
      @Nullable Object rule, @Nullable Object data, @Nullable Object expected) {
    Object result = Compiling.ok(rule).evaluate(data);

    assertThat(Json.comparable(result)).isEqualTo(Json.comparable(expected));
  }

  @Test
  void losesNoCaseOfTheSuite() {
    assertThat(publicSuite()).hasSize(278);
  }

  static Stream<Arguments> publicSuite() {
    return Tree.maps(Json.resource("jsonlogic-suite.json"), "sections").stream()
        .flatMap(section -> cases(Tree.list(section, "cases")));
  }

  static Stream<Arguments> coercions() {
    Map<String, @Nullable Object> resource = Json.resource("jsonlogic-coercions.json");
    Object data = resource.get("data");
    return Tree.list(resource, "cases").stream()
        .map(List.class::cast)
        .map(c -> Arguments.of(c.get(0), data, c.get(1)));
  }

  private static Stream<Arguments> cases(List<@Nullable Object> cases) {
    return cases.stream().map(List.class::cast).map(c -> Arguments.of(c.toArray()));
  }
}
