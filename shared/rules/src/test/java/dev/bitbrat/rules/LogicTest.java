package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class LogicTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'ci_eq': ['Straße', 'STRAßE']} | true",
        "{'ci_eq': [null, '']} | true",
        "{'ci_eq': ['a', 'b']} | false",
        "{'re_test': ['Hello', '^hello']} | false",
        "{'re_test': ['Hello', '^hello', 'i']} | true",
        "{'re_test': ['Hello', '^hello', 'gi']} | true",
        "{'re_test': ['Hello', ['^hello', 'iy']]} | true",
        "{'re_test': ['a\\nb', '^b']} | false",
        "{'re_test': ['a\\nb', '^b', 'm']} | true",
        "{'re_test': ['a\\nb', 'a.b']} | false",
        "{'re_test': ['a\\nb', 'a.b', 's']} | true",
        "{'re_test': ['é', '\\\\u00e9']} | true",
        "{'re_test': ['\\\\u00e9', '\\\\\\\\u00e9']} | true",
        "{'re_test': ['x', {'var': 'pattern'}]} | false",
        "{'re_test': ['(*', {'var': 'broken'}]} | false",
        "{'re_test': [null, '^$']} | true",
        "{'re_test': [42, '4']} | true",
        "{'text_contains': ['say !lurk', '!lurk ']} | true",
        "{'text_contains': ['!lurker', '!lurk ']} | false",
        "{'text_contains': ['!lurk now', '!lurk ']} | true",
        "{'text_contains': ['anything', '']} | false",
        "{'text_contains': ['anything', ' ']} | false",
        "{'text_contains': [null, 'a']} | false",
        "{'text_contains': ['ABC', 'b', 'TRUE']} | true",
        "{'text_contains': ['ABC', 'b', 'yes']} | false",
        "{'has_role': [['Mod'], 'Mod']} | true",
        "{'has_role': [['Mod'], 'mod', true]} | true",
        "{'has_role': ['Mod', 'Mod']} | false",
        "{'has_annotation': [{'var': 'event'}, 'l']} | true",
        "{'has_annotation': [{'var': 'event.annotations'}, 'l', 'v']} | true",
        "{'has_annotation': [{'var': 'event'}, 'k']} | false",
        "{'has_candidate': [{'var': 'event'}]} | false",
        "{'slip_complete': [{'var': 'toEnd'}]} | true",
        "{'slip_complete': [{'var': 'skipped'}]} | false",
        "{'slip_complete': [null]} | false",
      })
  void knowsTheOperatorsOfTheReferencePlatform(String logic, boolean expected) {
    Object data =
        Json.parse(
            """
            {"broken": "(*", "event": {"annotations": [{"kind": "k", "label": "l", "value": "v"}]},
             "toEnd": [{"status": "OK", "nextTopic": "a"}, {"status": "OK", "nextTopic": "b"}],
             "skipped": [{"status": "OK", "nextTopic": "a"}, {"status": "SKIP"}]}\
            """);

    assertThat(evaluate(logic, data)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "message.text.length, 5",
    "message.text.0, H",
    "message.tags.length, 2",
    "message.tags.1, b",
    "message.tags.01, none",
    "message.tags.9, none",
    "message.size, none",
    "message.constructor, none",
    "message.text.length.x, none",
    "a.b, dotted",
  })
  void findsMembersOfTextsAndListsButNothingOfTheirClasses(String path, String expected) {
    Object data =
        Json.parse(
            """
            {"message": {"text": "Hello", "tags": ["a", "b"]}, "a": {"b": "dotted"}}\
            """);

    Object found = evaluate("{'var': ['" + path + "', 'none']}", data);

    assertThat(String.valueOf(found)).isEqualTo(expected);
  }

  @Test
  void keepsApartIdsThatAreEqualAsDoubles() {
    assertThat(evaluate("{'==': [9007199254740993, 9007199254740992]}", null)).isEqualTo(false);
  }

  @Test
  void givesNullWhereJsonHasNoNumber() {
    assertThat(evaluate("[{'/': [1, 0]}, {'max': []}, {'+': ['x']}]", null))
        .isEqualTo(Collections.nCopies(3, null));
  }

  @Test
  void printsNothingForLog() {
    PrintStream out = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    try (PrintStream recorder = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      System.setOut(recorder);
      assertThat(evaluate("{'log': 'secret'}", null)).isEqualTo("secret");
    } finally {
      System.setOut(out);
    }
    assertThat(printed.size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "re_tst, re_test",
    "equals, filter",
    "has_rol, has_role",
    "====, ===",
    "missing_sum, missing_some"
  })
  void namesTheNearestOperatorForAnUnknownOne(String name, String nearest) {
    Logic.Compiled.Invalid invalid =
        Compiling.invalid(Map.of("and", List.of(true, Map.of(name, List.of(1)))));

    assertThat(invalid.reason()).contains("called " + name, "nearest is");
    assertThat(invalid.path()).isEqualTo("$.and[1]." + name);
    if (!name.equals("equals")) assertThat(invalid.reason()).endsWith(nearest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(*", "(?=a)", "(a)\\1", "[a"})
  void refusesAConstantPatternThatItCannotMatch(String pattern) {
    Logic.Compiled.Invalid invalid =
        Compiling.invalid(Map.of("re_test", List.of(Map.of("var", "a"), pattern)));

    assertThat(invalid.reason()).contains("pattern");
    assertThat(invalid.path()).isEqualTo("$.re_test");
  }

  @Test
  void refusesAFlagThatNoPatternHas() {
    assertThat(Compiling.invalid(Map.of("re_test", List.of("a", "a", "iz"))).reason())
        .contains("called z");
  }

  @Test
  void keepsItsOwnCopyOfTheTree() {
    Map<String, @Nullable Object> tree = new HashMap<>(Map.of("var", "a"));
    Logic logic = Compiling.ok(tree);

    tree.put("var", "b");

    assertThat(logic.evaluate(Map.of("a", 1L, "b", 2L))).isEqualTo(1L);
    assertThat(logic.tree()).isEqualTo(Map.of("var", "a"));
  }

  @Test
  void refusesLogicThatIsNestedTooDeeply() {
    Object tree = true;
    for (int i = 0; i < 40; i++) tree = Map.of("!", List.of(tree));

    assertThat(Compiling.invalid(tree).reason()).isEqualTo("nested deeper than 64");
  }

  @Test
  void refusesLogicThatContainsItself() {
    Map<String, @Nullable Object> tree = new HashMap<>();
    tree.put("!", tree);

    assertThat(Compiling.invalid(tree).reason()).isEqualTo("nested deeper than 64");
  }

  @Test
  void refusesLogicOfTooManyValues() {
    assertThat(Compiling.invalid(Map.of("or", Collections.nCopies(10_000, false))).reason())
        .isEqualTo("more than 10000 values");
  }

  @Test
  void refusesLogicOfTooMuchText() {
    assertThat(Compiling.invalid(Map.of("cat", "x".repeat(70_000))).reason())
        .isEqualTo("more than 65536 characters of text");
  }

  @Test
  void refusesWhatIsNotJson() {
    assertThat(Compiling.invalid(List.of(new StringBuilder())).reason())
        .isEqualTo("not a JSON value: StringBuilder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'reduce': [{'var': 'many'}, {'cat': [{'var': 'accumulator'}, {'var': 'accumulator'}]},"
            + " 'x']}",
        "{'reduce': [{'var': 'many'}, {'merge': [{'var': 'accumulator'}, {'var': 'accumulator'}]},"
            + " [1]]}",
        "{'cat': {'reduce': [{'var': 'many'}, [{'var': 'accumulator'}, {'var': 'accumulator'}],"
            + " 1]}}",
        "{'reduce': [{'var': 'many'}, [{'var': 'accumulator'}], 1]}",
        "{'+': {'reduce': [{'var': 'many'}, [{'var': 'accumulator'}], 1]}}",
        "{'map': [{'var': 'many'}, {'map': [{'var': ''}, 1]}]}",
        "{'filter': [{'var': 'many'}, {'re_test': ['xxxxxxxxxxxxxxxxxxxxx', {'cat': ['(x+x+)+y',"
            + " {'var': ''}]}]}]}",
        "{'filter': [{'var': 'many'}, {'in': [{'var': ''}, {'cat': ['a', 'b']}]}]}",
      })
  void endsWorkThatGrowsWithoutBounds(String logic) {
    Logic hostile = Compiling.ok(parse(logic));
    Map<String, Object> data = Map.of("many", Collections.nCopies(100_000, "a"));

    assertThatExceptionOfType(LogicException.class).isThrownBy(() -> hostile.evaluate(data));
  }

  private static @Nullable Object evaluate(String logic, @Nullable Object data) {
    return Compiling.ok(parse(logic)).evaluate(data);
  }

  private static @Nullable Object parse(String logic) {
    return Json.parse(logic.replace('\'', '"'));
  }
}
