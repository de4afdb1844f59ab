package dev.bitbrat.hooks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.json.Json;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HookReaderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                                | either",
        "{'secret': '0123456789abcdef', 'hmac': '0123456789abcdef'}        | either",
        "{'secret': 'hunter2'}                                             | 16 characters",
        "{'hmac': 'hunter2'}                                               | 16 characters",
        "{'hmac': '0123456789abcdef', 'algorithm': 'MD5'}                  | algorithm",
        "{'hmac': '0123456789abcdef', 'header': 'a b'}                     | header",
        "{'hmac': '0123456789abcdef', 'encoding': 'rot13'}                 | encoding",
        "{'secret': '0123456789abcdef', 'idd': '$.a'}                      | no idd",
        "{'secret': '0123456789abcdef', 'header': 'X-Signature'}           | no header",
        "{'secret': '0123456789abcdef', 'as': {'chanel': 'a'}}             | as has no chanel",
        "{'secret': '0123456789abcdef', 'as': {'user': {'id': '1', 'role': 'vip'}}} | no role",
        "{'secret': '0123456789abcdef', 'id': '$..'}                       | not a path",
        "{'secret': '0123456789abcdef', 'fields': {'hook': 'a'}}           | not called hook",
        "{'secret': '0123456789abcdef', 'as': {'user': {'login': 'a'}}}    | needs an id",
        "{'secret': '0123456789abcdef', 'as': {'user': {'id': '1', 'roles': ['self']}}} | no such"
            + " role"
      })
  void saysWhatIsWrongAndShowsNoSecret(String hook, String words) {
    assertThatThrownBy(() -> HookReader.read("h", Json.parseObject(hook.replace('\'', '"'))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(words)
        .hasMessageNotContaining("hunter2")
        .hasMessageNotContaining("0123456789abcdef");
  }
}
