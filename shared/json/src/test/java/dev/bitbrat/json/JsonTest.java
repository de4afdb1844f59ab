package dev.bitbrat.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "\uFEFF{}",
        "{} {}",
        "[1] x",
        "{\"a\":1,\"a\":2}",
        "[{\"b\":{\"a\":1,\"\\u0061\":2}}]",
        "NaN",
        "[-Infinity]",
        "1e999",
        "[01]",
        "[1.]",
        "[.5]",
        "[+1]",
        "// x\n1",
        "/* x */ 1",
        "# x\n1",
        "[1,]",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "['a']",
        "{\"a\" 1}",
        "{\"a\":}",
        "[TRUE]",
        "[nul]",
        "\"tab\there\"",
        "\"\\x\"",
        "\"\\u12\"",
        "\"open",
        "[[1]",
        "[1;2]",
        "{\"a\"=>1}",
        ")]}'\n[1]",
      })
  void refusesWhatIsNotStrictJson(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonException.class);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          1                    | 1
          -0                   | 0
          1.0                  | 1
          1e3                  | 1000
          9223372036854775807  | 9223372036854775807
          -9223372036854775808 | -9223372036854775808
          """)
  void readsWholeNumbersThatFitAsLong(String text, long expected) {
    assertThat(Json.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"0.5,0.5", "-2.5e-3,-0.0025", "9223372036854775808,9.223372036854775807E18"})
  void readsOtherNumbersAsDouble(String text, double expected) {
    assertThat(Json.parse(text)).isEqualTo(expected);
  }

  @Test
  void keepsTheOrderOfNames() {
    assertThat(Json.parseObject("{\"z\":1,\"a\":{\"y\":2,\"b\":null},\"m\":[]}").keySet())
        .containsExactly("z", "a", "m");
    assertThat(Json.write(Json.parse("{\"z\":1,\"a\":{\"y\":2,\"b\":null},\"m\":[]}")))
        .isEqualTo("{\"z\":1,\"a\":{\"y\":2,\"b\":null},\"m\":[]}");
  }

  @Test
  void saysWhereItStopped() {
    JsonException problem =
        catchThrowableOfType(
            JsonException.class,
            () -> Json.parse("{\"rules\": [\n  {\"id\": \"a\",\n   \"logic\": nope}]}"));
    assertThat(problem.line()).isEqualTo(3);
    assertThat(problem.column()).isBetween(13, 18);
    assertThat(problem.path()).isEqualTo("$.rules[0].logic");
    assertThat(problem).hasMessageContaining("line 3").hasMessageContaining("$.rules[0].logic");
    assertThat(problem.problem()).doesNotContain("nope");
  }

  @Test
  void saysWhereANameIsThereTwice() {
    JsonException problem =
        catchThrowableOfType(JsonException.class, () -> Json.parse("{\"a\":1,\n\"a\":2}"));
    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.problem()).isEqualTo("a name is there twice");
  }

  @Test
  void refusesMoreThanTheLimits() {
    JsonLimits limits = new JsonLimits(20, 3);
    assertThat(Json.parse("[[[1]]]", limits)).isEqualTo(List.of(List.of(List.of(1L))));
    assertThatThrownBy(() -> Json.parse("[[[[1]]]]", limits)).hasMessageContaining("nested");
    assertThatThrownBy(() -> Json.parse("\"12345678901234567890\"", limits))
        .hasMessageContaining("larger than 20 bytes");
    assertThatThrownBy(() -> Json.parse("[".repeat(1_000_000))).hasMessageContaining("nested");
  }

  @Test
  void refusesBytesThatAreNotUtf8ButTakesTheReplacementCharacter() {
    byte[] broken = {'"', (byte) 0xC3, '"'};
    assertThatThrownBy(() -> Json.parse(broken, JsonLimits.EVENT))
        .hasMessageContaining("not valid UTF-8");
    byte[] replacement = "\"\uFFFD\"".getBytes(StandardCharsets.UTF_8);
    assertThat(Json.parse(replacement, JsonLimits.EVENT)).isEqualTo("\uFFFD");
  }

  @Test
  void bytesComeBackAsTheSameText() {
    String text = "a\u0000\u001F\"\\/\u007F\u00E9\u2028\uFFFF\uD83D\uDE00\uD83D\uDE00";
    assertThat(Json.parse(Json.writeBytes(text), JsonLimits.EVENT)).isEqualTo(text);
    assertThat(Json.writeBytes("\uD83D\uDE00\u00E9\u20AC"))
        .isEqualTo("\"\uD83D\uDE00\u00E9\u20AC\"".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void halfASurrogatePairIsRefusedAndNeverWritten() {
    assertThatThrownBy(() -> Json.parse("\"\\ud83d x\"")).hasMessageContaining("half a surrogate");
    for (String half : List.of("\uD83D", "\uDE00", "\uD83D\uD83D", "\uDE00\uD83D")) {
      byte[] written = Json.writeBytes("a" + half + "b");
      assertThat(Json.parse(written, JsonLimits.EVENT))
          .isEqualTo("a" + "\uFFFD".repeat(half.length()) + "b");
    }
  }

  @Test
  void equalValuesHaveOneCanonicalText() {
    byte[] one = Json.canonical(Json.parse("{\"b\":[{\"y\":1,\"x\":2.0}],\"a\":null}"));
    byte[] other = Json.canonical(Json.parse("{ \"a\":null, \"b\":[{\"x\":2,\"y\":1.0}]}"));
    assertThat(one).isEqualTo(other).asString().isEqualTo("{\"a\":null,\"b\":[{\"x\":2,\"y\":1}]}");
  }

  @Test
  void prettyTextSaysTheSame() {
    Object tree = Json.parse("{\"a\":[1,{\"b\":null}],\"c\":\"x\"}");
    assertThat(Json.pretty(tree)).contains("\n  \"a\": [");
    assertThat(Json.parse(Json.pretty(tree))).isEqualTo(tree);
  }

  @Test
  void refusesToWriteWhatIsNotJson() {
    assertThatThrownBy(() -> Json.write(Map.of("a", Double.NaN)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.write(List.of(new Object())))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Json.write(Map.of(1, 2))).isInstanceOf(IllegalArgumentException.class);
    Object deep = List.of();
    for (int i = 0; i < 100_000; i++) deep = List.of(deep);
    Object tooDeep = deep;
    assertThatThrownBy(() -> Json.write(tooDeep)).hasMessageContaining("too deeply");
  }

  @Test
  void onlyObjectsAreObjects() {
    assertThatThrownBy(() -> Json.parseObject("[]")).hasMessageContaining("expected an object");
    assertThat(new ArrayList<>(Json.parseObject("{}").keySet())).isEmpty();
  }
}
