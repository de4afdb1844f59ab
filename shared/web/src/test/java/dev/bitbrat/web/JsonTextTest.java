package dev.bitbrat.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonTextTest {
  @Test
  void quotesWhatJsonMustQuote() {
    assertThat(JsonText.quote("a\"b\\c\n\r\t\u0000\u001f"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\u0000\\u001f\"");
  }

  @Test
  void keepsPairsAndEscapesHalves() {
    assertThat(JsonText.quote("😀 \ud83d \ude00")).isEqualTo("\"😀 \\ud83d \\ude00\"");
    assertThat(JsonText.quote("\ud83d")).isEqualTo("\"\\ud83d\"");
  }

  @Test
  void escapesWhatSomeReadersTakeForTheEndOfALine() {
    assertThat(JsonText.quote("\u2028\u2029\u0085")).isEqualTo("\"\\u2028\\u2029\\u0085\"");
  }
}
