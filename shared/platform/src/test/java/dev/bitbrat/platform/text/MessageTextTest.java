package dev.bitbrat.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTextTest {
  static final MessageText CHAT = new MessageText(500, true, "/.!");
  static final MessageText LINES = new MessageText(20, false, "/");

  @Test
  void makesOneLine() {
    assertThat(CHAT.fit("a\r\nb\n\n\tc\u2028d\u0000e", false)).isEqualTo("a b c d e");
  }

  @Test
  void leavesAsItIsWhatFits() {
    String full = "x".repeat(500);
    assertThat(CHAT.fit(full, false)).isEqualTo(full);
    assertThat(CHAT.fit("\ud83c\udf54".repeat(500), false)).hasSize(1000);
  }

  @Test
  void cutsAtTheLastBlank() {
    String text = "word ".repeat(120);
    String cut = CHAT.fit(text, false);
    assertThat(cut).endsWith("word\u2026").hasSizeLessThanOrEqualTo(500).hasSizeGreaterThan(490);
  }

  @Test
  void cutsAWordThatIsLongerThanAnyWord() {
    assertThat(CHAT.fit("see " + "x".repeat(600), false))
        .isEqualTo("see " + "x".repeat(495) + "\u2026");
  }

  @Test
  void doesNotTearWhatPeopleSeeAsOneCharacter() {
    String family = "\ud83d\udc69\u200d\ud83d\udc69\u200d\ud83d\udc67";
    String cut = CHAT.fit(family.repeat(120), false);
    assertThat(cut).isEqualTo(family.repeat(99) + "\u2026");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ban ada", ".ban ada", "!quit", "  /ban ada", "\u200b/ban ada"})
  void defusesACommandThatDataSmuggledIn(String text) {
    assertThat(CHAT.fit(text, true)).startsWith("\u00b7 ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/announce hi", "hello /ban", "1.5"})
  void leavesTheAuthorsOwnTextAlone(String text) {
    assertThat(CHAT.fit(text, false)).isEqualTo(text);
  }

  @Test
  void leavesHarmlessDataAlone() {
    assertThat(CHAT.fit("hello /ban", true)).isEqualTo("hello /ban");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n ", "\u200b", "\u0000"})
  void saysThatThereIsNothingToSee(String text) {
    assertThat(CHAT.fit(text, true)).isEmpty();
  }

  @Test
  void staysWithinTheLimitWhenItDefuses() {
    assertThat(CHAT.fit("/" + "x".repeat(499), true)).hasSize(500).endsWith("\u2026");
  }

  @Test
  void keepsLinesWhereThePlatformHasLines() {
    assertThat(LINES.fit("a\r\nb\tc\u2028d\n", false)).isEqualTo("a\nb c\nd");
  }

  @Test
  void partsALongTextAtBlanks() {
    assertThat(LINES.split("one two three four five six seven", false, 5))
        .containsExactly("one two three four", "five six seven");
  }

  @Test
  void cutsTheLastPartThatThereMayBe() {
    assertThat(LINES.split("one two three four five six seven eight nine ten", false, 2))
        .containsExactly("one two three four", "five six seven\u2026");
  }

  @Test
  void defusesACommandThatPartingBroughtToTheStart() {
    assertThat(LINES.split("do never ever write /ban ada", false, 3))
        .containsExactly("do never ever write", "\u00b7 /ban ada");
  }

  @Test
  void makesNoMessagesOfNothing() {
    assertThat(LINES.split(" \u200b ", false, 3)).isEmpty();
  }
}
