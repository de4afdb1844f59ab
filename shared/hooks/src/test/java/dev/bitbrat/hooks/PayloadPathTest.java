package dev.bitbrat.hooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadPathTest {
  @Nullable Object payload =
      Json.parse("{\"a\": {\"b\": [{\"c\": 7}, {\"c\": true}], \"x y\": \"z\"}, \"empty\": \" \"}");

  @ParameterizedTest
  @CsvSource({"$.a.b[0].c, 7", "a.b[1].c, true", "$['a']['x y'], z", "\"$.a['x y']\", z"})
  void findsTheTextOfWhatStandsThere(String path, String text) {
    String bare = path.replace("\"", "");
    assertThat(PayloadPath.of(bare).textIn(payload)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"$.a", "$.a.b", "$.nothing", "$.a.b[9].c", "$.a[0]", "$.a.b.c", "empty"})
  void findsNoTextWhereThereIsNone(String path) {
    assertThat(PayloadPath.of(path).textIn(payload)).isNull();
  }

  @Test
  void findsTheRootsOwnList() {
    assertThat(PayloadPath.of("$[1]").textIn(Json.parse("[1, 2]"))).isEqualTo("2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "$", "$..a", "a b", "$.a[", "$.a[x]", "$.a['", "$.a[-1]", "$.[0]x["})
  void refusesWhatIsNoPath(String path) {
    assertThatThrownBy(() -> PayloadPath.of(path)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAPathWithoutEnd() {
    assertThatThrownBy(() -> PayloadPath.of("a" + ".a".repeat(100)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
