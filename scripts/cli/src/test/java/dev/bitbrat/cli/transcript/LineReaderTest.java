package dev.bitbrat.cli.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "!ping",
        "hello  # not a comment",
        "@bitbrat what is the weather?",
        "<3",
        "=)",
        "...",
        "\\u0041 as typed",
        "@liveliness"
      })
  void whatATranscriptDoesNotMarkIsSaidWordForWord(String line) {
    assertThat(LineReader.read(line)).isEqualTo(new Line.Plain(line));
  }

  @Test
  void readsWhoSaysALine() {
    assertThat(LineReader.read("> Bob: !ping")).isEqualTo(chat("bob", "Bob", List.of(), "!ping"));
    assertThat(LineReader.read("> mia[mod]: !sass"))
        .isEqualTo(chat("mia", "mia", List.of("moderator"), "!sass"));
    assertThat(LineReader.read("> bob \"Bob (he/him)\"[sub, vip] {id=m1}: hi: there   # why"))
        .isEqualTo(
            new Line.Chat("bob", "Bob (he/him)", List.of("subscriber", "vip"), "m1", "hi: there"));
    assertThat(LineReader.read("> thebot[self]: x"))
        .isEqualTo(chat("thebot", "thebot", List.of("self"), "x"));
  }

  @Test
  void decodesTheTwoEscapesAndNoOther() {
    assertThat(LineReader.read("> ann: a\\u0042 \\U000e0000 \\n \\UFFFFFFFF"))
        .isEqualTo(chat("ann", "ann", List.of(), "aB \uDB40\uDC00 \\n \\UFFFFFFFF"));
  }

  @Test
  void readsWhatHappened() {
    assertThat(LineReader.read("! raid {user: Ann, viewers: 5, id: r1}   # a raid"))
        .isEqualTo(new Line.Happening("raid", Map.of("user", "Ann", "viewers", 5L, "id", "r1")));
    assertThat(LineReader.read("! stream.offline   # over"))
        .isEqualTo(new Line.Happening("stream.offline", Map.of()));
    assertThat(LineReader.read("! sub {tier: \"1000\"}"))
        .isEqualTo(new Line.Happening("sub", Map.of("tier", "1000")));
  }

  @Test
  void readsTimeAndStream() {
    assertThat(LineReader.read("@clock +20m  # later"))
        .isEqualTo(new Line.Clock(Duration.ofMinutes(20)));
    assertThat(LineReader.read("@live off")).isEqualTo(new Line.Live(false));
    assertThat(LineReader.read("@game Just Chatting")).isEqualTo(new Line.Game("Just Chatting"));
    assertThat(LineReader.read("@game ")).isEqualTo(new Line.Game(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "# a comment",
        "< pong",
        "<@discord#announcements hello",
        "<api shoutout ann",
        ".",
        ".    # nothing",
        "= greetings []",
        "=audit greetings {}"
      })
  void passesOverCommentsAndWhatATranscriptExpects(String line) {
    assertThat(LineReader.read(line)).isEqualTo(new Line.Nothing());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@rng 0 1",
        "@http x 200 y",
        "@channel a {}",
        "@restart",
        "@parallel 3 > a: b",
        ">@discord#general ann: hi"
      })
  void knowsWhatBelongsToATest(String line) {
    assertThat(LineReader.read(line)).isInstanceOf(Line.TestOnly.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ">",
        "> no colon here",
        "> bob[king]: hi",
        "! raid [1, 2]",
        "! raid {user: ",
        "! ",
        "! raid {a: &x [*x]}",
        "@clock soon",
        "@clock +99999999m",
        "@live maybe",
        "/nope"
      })
  void saysWhatItExpectedInstead(String line) {
    assertThat(LineReader.read(line))
        .isInstanceOfSatisfying(
            Line.Unreadable.class, unreadable -> assertThat(unreadable.problem()).isNotBlank());
  }

  @Test
  void readsTheCommandsOfThePrompt() {
    assertThat(LineReader.read("/why")).isEqualTo(new Line.Command("why"));
    assertThat(LineReader.read(" /QUIT ")).isEqualTo(new Line.Command("quit"));
  }

  @Test
  void doesNotStumbleOverALongLine() {
    String line = "> " + "a ".repeat(8_000) + "\"" + "[".repeat(100);
    assertThat(LineReader.read(line)).isInstanceOf(Line.Unreadable.class);
    assertThat(LineReader.read("! raid {a: " + "[".repeat(8_000)))
        .isInstanceOf(Line.Unreadable.class);
  }

  private static Line.Chat chat(String login, String name, List<String> roles, String text) {
    return new Line.Chat(login, name, roles, null, text);
  }
}
