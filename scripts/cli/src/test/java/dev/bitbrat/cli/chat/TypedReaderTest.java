package dev.bitbrat.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Fixture;
import dev.bitbrat.transcript.Said;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypedReaderTest {
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
    assertThat(TypedReader.read(line)).isEqualTo(new Typed.Plain(line));
  }

  @Test
  void readsWhoSaysALine() {
    assertThat(TypedReader.read("> Bob: !ping")).isEqualTo(chat("bob", "Bob", List.of(), "!ping"));
    assertThat(TypedReader.read("> mia[mod]: !sass"))
        .isEqualTo(chat("mia", "mia", List.of("moderator"), "!sass"));
    assertThat(TypedReader.read("> bob \"Bob (he/him)\"[sub, vip] {id=m1}: hi: there   # why"))
        .isEqualTo(
            said(
                new Said(
                    null, "bob", "Bob (he/him)", List.of("subscriber", "vip"), "m1", "hi: there")));
    assertThat(TypedReader.read("> thebot[self]: x"))
        .isEqualTo(chat("thebot", "thebot", List.of("self"), "x"));
  }

  @Test
  void decodesTheTwoEscapesAndNoOther() {
    assertThat(TypedReader.read("> ann: a\\u0042 \\U000e0000 \\n \\UFFFFFFFF"))
        .isEqualTo(chat("ann", "ann", List.of(), "aB \uDB40\uDC00 \\n \\UFFFFFFFF"));
  }

  @Test
  void readsWhatHappened() {
    assertThat(TypedReader.read("! raid {user: Ann, viewers: 5, id: r1}   # a raid"))
        .isEqualTo(happening("raid", Map.of("user", "Ann", "viewers", 5L, "id", "r1")));
    assertThat(TypedReader.read("! stream.offline   # over"))
        .isEqualTo(happening("stream.offline", Map.of()));
    assertThat(TypedReader.read("! sub {tier: \"1000\"}"))
        .isEqualTo(happening("sub", Map.of("tier", "1000")));
  }

  @Test
  void readsTimeAndStream() {
    assertThat(TypedReader.read("@clock +20m  # later"))
        .isEqualTo(new Typed.Played(new Cause.Clock(1, Duration.ofMinutes(20))));
    assertThat(TypedReader.read("@clock 20 m")).isEqualTo(TypedReader.read("@clock +20m"));
    assertThat(TypedReader.read("@live off"))
        .isEqualTo(new Typed.Played(new Fixture.Live(1, false)));
    assertThat(TypedReader.read("@game Just Chatting")).isEqualTo(game("Just Chatting"));
    assertThat(TypedReader.read("@game ")).isEqualTo(game(""));
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
    assertThat(TypedReader.read(line)).isEqualTo(new Typed.Nothing());
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
    assertThat(TypedReader.read(line)).isInstanceOf(Typed.TestOnly.class);
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
    assertThat(TypedReader.read(line))
        .isInstanceOfSatisfying(
            Typed.Unreadable.class, unreadable -> assertThat(unreadable.problem()).isNotBlank());
  }

  @Test
  void saysWhatIsMissingInTheFields() {
    assertThat(TypedReader.read("! raid {user: A"))
        .isInstanceOfSatisfying(
            Typed.Unreadable.class, u -> assertThat(u.problem()).contains("expected ',' or '}'"));
  }

  @Test
  void readsTheCommandsOfThePrompt() {
    assertThat(TypedReader.read("/why")).isEqualTo(new Typed.Command("why"));
    assertThat(TypedReader.read(" /QUIT ")).isEqualTo(new Typed.Command("quit"));
  }

  @Test
  void doesNotStumbleOverALongLine() {
    String line = "> " + "a ".repeat(8_000) + "\"" + "[".repeat(100);
    assertThat(TypedReader.read(line)).isInstanceOf(Typed.Unreadable.class);
    assertThat(TypedReader.read("! raid {a: " + "[".repeat(8_000)))
        .isInstanceOf(Typed.Unreadable.class);
  }

  private static Typed chat(String login, String name, List<String> roles, String text) {
    return said(Said.of(login, name, roles, text));
  }

  private static Typed said(Said said) {
    return new Typed.Played(new Cause.Chat(1, said));
  }

  private static Typed happening(String type, Map<String, @Nullable Object> fields) {
    return new Typed.Played(new Cause.Happening(1, type, fields));
  }

  private static Typed game(String name) {
    return new Typed.Played(new Fixture.Game(1, name));
  }
}
