package dev.bitbrat.transcript;

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
        "# no comment",
        " blanks at the ends ",
        "a\nb\tc",
        "\\u0041 typed like that",
        "back\\slash",
        "\uDB40\uDC00 unseen \u200B\u007F\uFFFF",
        "< pong",
        "it's \"quoted\" {a: [b"
      })
  void whatIsWrittenIsReadAgainAsItWas(String text) {
    Place there = new Place("discord", "general");
    Said said = new Said(there, "bob", "Bob \"B\" (he)", List.of("vip", "self"), "m1", text);
    List<Line> lines =
        List.of(
            new Cause.Chat(1, said),
            new Cause.Parallel(1, 3, Said.of("bob", text, List.of(), text)),
            new Cause.Happening(1, "sub", Map.of("user", text, text, List.of(text))),
            new Fixture.Game(1, text),
            new Fixture.Channel(1, "bob", Map.of("game", text)),
            new Fixture.Http(1, "https://x.example", new Fixture.Answer.Response(200, text)),
            new Expectation.Reply(1, text),
            new Expectation.Message(1, there, text),
            new Expectation.Api(1, text),
            new Expectation.Content(1, "texts", List.of(text)),
            new Expectation.Audit(1, "texts", Map.of("value", text)));
    for (Line line : lines) {
      String written = LineWriter.write(line);
      assertThat(written).doesNotContain("\n", "\u200B");
      assertThat(LineReader.read(1, written)).as(written).isEqualTo(new Reading.Read(line));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"@clock +90s", "@clock +20m", "@clock +999999m", "@clock +999999h"})
  void everyTimeThatCanBeReadIsWrittenSoThatItIsReadAgain(String line) {
    Reading read = LineReader.read(1, line);
    assertThat(read)
        .isInstanceOfSatisfying(
            Reading.Read.class,
            clock ->
                assertThat(LineReader.read(1, LineWriter.write(clock.line()))).isEqualTo(read));
  }

  @Test
  void writesTheShortestForm() {
    Said said = Said.of("ben", "ben", List.of("broadcaster"), "!ping");
    assertThat(LineWriter.chat(said)).isEqualTo("> ben[bc]: !ping");
    assertThat(LineWriter.write(new Cause.Clock(1, Duration.ofMinutes(2))))
        .isEqualTo("@clock +120s");
    assertThat(LineWriter.write(new Fixture.Game(1, ""))).isEqualTo("@game");
    assertThat(LineWriter.write(new Fixture.Rng(1, List.of()))).isEqualTo("@rng");
    assertThat(LineWriter.replies(List.of())).containsExactly(".");
    assertThat(LineWriter.replies(List.of("a\nb", "c"))).containsExactly("< a\\u000ab", "< c");
  }
}
