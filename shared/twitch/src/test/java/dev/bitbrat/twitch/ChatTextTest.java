package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatTextTest {
  @Test
  void makesOneLine() {
    assertThat(ChatText.fit("a\r\nb\n\n\tc\u2028d\u0000e", false)).isEqualTo("a b c d e");
  }

  @Test
  void leavesAsItIsWhatFits() {
    String full = "x".repeat(500);
    assertThat(ChatText.fit(full, false)).isEqualTo(full);
    assertThat(ChatText.fit("\ud83c\udf54".repeat(500), false)).hasSize(1000);
  }

  @Test
  void cutsAtTheLastBlank() {
    String text = "word ".repeat(120);
    String cut = ChatText.fit(text, false);
    assertThat(cut).endsWith("word\u2026").hasSizeLessThanOrEqualTo(500).hasSizeGreaterThan(490);
  }

  @Test
  void cutsAWordThatIsLongerThanAnyWord() {
    assertThat(ChatText.fit("see " + "x".repeat(600), false))
        .isEqualTo("see " + "x".repeat(495) + "\u2026");
  }

  @Test
  void doesNotTearWhatPeopleSeeAsOneCharacter() {
    String family = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";
    String cut = ChatText.fit(family.repeat(120), false);
    assertThat(cut).isEqualTo(family.repeat(99) + "\u2026");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ban ada", ".ban ada", "!quit", "  /ban ada", "\u200b/ban ada"})
  void defusesACommandThatDataSmuggledIn(String text) {
    assertThat(ChatText.fit(text, true)).startsWith("\u00b7 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/announce hi", "hello /ban", "1.5"})
  void leavesTheAuthorsOwnTextAlone(String text) {
    assertThat(ChatText.fit(text, false)).isEqualTo(text);
  }

  @Test
  void leavesHarmlessDataAlone() {
    assertThat(ChatText.fit("hello /ban", true)).isEqualTo("hello /ban");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "\u200b", "\u0000"})
  void saysThatThereIsNothingToSee(String text) {
    assertThat(ChatText.fit(text, true)).isEmpty();
  }

  @Test
  void staysWithinTheLimitWhenItDefuses() {
    assertThat(ChatText.fit("/" + "x".repeat(499), true)).hasSize(500).endsWith("\u2026");
  }
}
