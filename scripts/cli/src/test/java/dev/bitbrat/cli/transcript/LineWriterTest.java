package dev.bitbrat.cli.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineWriterTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "!ping",
        "two  # no comment",
        " blanks at the ends ",
        "a\nb\tc",
        "\\u0041 typed like that",
        "back\\slash",
        "\uDB40\uDC00 unseen \u200B",
        "< pong"
      })
  void whatIsWrittenIsReadAgainAsItWas(String text) {
    Line.Chat line = new Line.Chat("bob", "Bob \"B\" (he)", List.of("vip", "self"), "m1", text);
    assertThat(LineReader.read(LineWriter.chat(line))).isEqualTo(line);
  }

  @Test
  void writesTheShortestForm() {
    Line.Chat line = new Line.Chat("ben", "ben", List.of("broadcaster"), null, "!ping");
    assertThat(LineWriter.chat(line)).isEqualTo("> ben[bc]: !ping");
    assertThat(LineWriter.clock(Duration.ofMinutes(2))).isEqualTo("@clock +120s");
    assertThat(LineWriter.replies(List.of())).containsExactly(".");
    assertThat(LineWriter.replies(List.of("a\nb", "c"))).containsExactly("< a\\u000ab", "< c");
  }

  @Test
  void writesWhatHappenedInAFormThatIsReadAgain() {
    Line.Happening raid = new Line.Happening("raid", Map.of("user", "A \"x\"  # y", "viewers", 5L));
    assertThat(LineReader.read(LineWriter.happening(raid))).isEqualTo(raid);
  }
}
