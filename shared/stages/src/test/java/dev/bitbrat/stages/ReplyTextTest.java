package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTextTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '|',
      value = {
        "| \"'Hi'\" |, Hi",
        "|\"yes\" and \"no\"|, |\"yes\" and \"no\"|",
        "|'''Hi'''|, |'''Hi'''|",
        "|\"Hi|, |\"Hi|",
        "Hi, Hi"
      })
  void takesOffUpToTwoPairsOfQuotes(String said, String sent) {
    assertThat(ReplyText.clean(said)).contains(sent);
  }

  @Test
  void nothingButQuotesIsNothing() {
    assertThat(ReplyText.clean(" \"\" ")).isEmpty();
    assertThat(ReplyText.clean(null)).isEmpty();
  }
}
