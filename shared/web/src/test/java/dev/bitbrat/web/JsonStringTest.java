package dev.bitbrat.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JsonStringTest {
  @Test
  void quotesWhatJsonMustQuote() {
    assertThat(JsonString.quote("a\"b\\c\n\r\t\u0000\u001f"))
        .isEqualTo("\"a\\\"b\\\\c\\n\\r\\t\\u0000\\u001f\"");
  }

  @Test
  void keepsPairsAndReplacesHalves() {
    assertThat(JsonString.quote("😀 \ud83d \ude00")).isEqualTo("\"😀 \ufffd \ufffd\"");
    assertThat(JsonString.quote("\ud83d")).isEqualTo("\"\ufffd\"");
  }

  @Test
  void escapesWhatSomeReadersTakeForTheEndOfALine() {
    assertThat(JsonString.quote("\u2028\u2029\u0085")).isEqualTo("\"\\u2028\\u2029\\u0085\"");
  }
}
