package dev.bitbrat.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {
  @Test
  void readsWhoSaysALine() {
    assertThat(read("> Bob: !ping")).isEqualTo(chat(Said.of("bob", "Bob", List.of(), "!ping")));
    assertThat(read("> bob \"Bob (he/him)\"[sub, vip] {id=m1}: hi: there   # why"))
        .isEqualTo(
            chat(
                new Said(
                    null, "bob", "Bob (he/him)", List.of("subscriber", "vip"), "m1", "hi: there")));
    assertThat(read(">@discord#general ann[bc]: hi"))
        .isEqualTo(
            chat(
                new Said(
                    new Place("discord", "general"),
                    "ann",
                    "ann",
                    List.of("broadcaster"),
                    null,
                    "hi")));
  }

  @Test
  void decodesTheTwoEscapesAndNoOther() {
    assertThat(read("> ann: a\\u0042 \\U000e0000 \\n \\UFFFFFFFF"))
        .isEqualTo(chat(Said.of("ann", "ann", List.of(), "aB \uDB40\uDC00 \\n \\UFFFFFFFF")));
    assertThat(read("< \\u0020| none")).isEqualTo(new Expectation.Reply(7, " | none"));
  }

  @Test
  void aCommentNeedsTwoBlanksOrTheBeginningOfTheLine() {
    assertThat(read("< a #1 fan#x  # a comment")).isEqualTo(reply("a #1 fan#x"));
    assertThat(read("@game #IDARB")).isEqualTo(new Fixture.Game(7, "#IDARB"));
    assertThat(read("@game   # none")).isEqualTo(new Fixture.Game(7, ""));
    assertThat(read("# < a")).isNull();
    assertThat(read("  # < a")).isNull();
    assertThat(read("")).isNull();
  }

  @Test
  void anExpectedTextIsTakenAsItIs() {
    assertThat(read("< two months! ")).isEqualTo(reply("two months! "));
    assertThat(read("<  | none")).isEqualTo(reply(" | none"));
    assertThat(read("<@discord#news  we are live"))
        .isEqualTo(new Expectation.Message(7, new Place("discord", "news"), " we are live"));
    assertThat(read("<api shoutout ann")).isEqualTo(new Expectation.Api(7, "shoutout ann"));
    assertThat(read(".    # nothing")).isEqualTo(new Expectation.Silence(7));
  }

  @Test
  void readsFixtures() {
    assertThat(read("@live on")).isEqualTo(new Fixture.Live(7, true));
    assertThat(read("@game Just Chatting")).isEqualTo(new Fixture.Game(7, "Just Chatting"));
    assertThat(read("@channel Tiny {name: Tiny}   # small"))
        .isEqualTo(new Fixture.Channel(7, "tiny", Map.of("name", "Tiny")));
    assertThat(read("@rng 0 2 1")).isEqualTo(new Fixture.Rng(7, List.of(0, 2, 1)));
    assertThat(read("@http https://x.example/#a 200 [{\"url\": 1}]"))
        .isEqualTo(http(new Fixture.Answer.Response(200, "[{\"url\": 1}]")));
    assertThat(read("@http https://x.example/#a 204"))
        .isEqualTo(http(new Fixture.Answer.Response(204, "")));
    assertThat(read("@http https://x.example/#a timeout  # slow"))
        .isEqualTo(http(new Fixture.Answer.Timeout()));
  }

  @Test
  void readsWhatPassesAndWhatHappens() {
    assertThat(read("@clock +61m")).isEqualTo(new Cause.Clock(7, Duration.ofMinutes(61)));
    assertThat(read("@restart  # cold")).isEqualTo(new Cause.Restart(7));
    assertThat(read("@parallel 50 > mia[mod]: !fall    # at once"))
        .isEqualTo(new Cause.Parallel(7, 50, Said.of("mia", "mia", List.of("moderator"), "!fall")));
    assertThat(read("! raid {user: Ann, tier: \"1000\", viewers: 5.0, what: \"a  # b\"} # x"))
        .isEqualTo(
            new Cause.Happening(
                7, "raid", Map.of("user", "Ann", "tier", "1000", "viewers", 5L, "what", "a  # b")));
    assertThat(read("! stream.offline   # over"))
        .isEqualTo(new Cause.Happening(7, "stream.offline", Map.of()));
  }

  @Test
  void readsWhatMustBeStored() {
    assertThat(read("= falls 52   # many")).isEqualTo(new Expectation.Content(7, "falls", 52L));
    assertThat(read("= quotes [\"a  # b\", \"\\\"  # c\"]  # two"))
        .isEqualTo(new Expectation.Content(7, "quotes", List.of("a  # b", "\"  # c")));
    assertThat(read("=audit falls {\"value\": 2, \"via\": \"fall\"}"))
        .isEqualTo(new Expectation.Audit(7, "falls", Map.of("value", 2L, "via", "fall")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hello",
        "<3",
        "<",
        "<    # nothing",
        "<@discord hi",
        "<@discord#news",
        "<api",
        "<apiary x",
        ". x",
        "..",
        ">",
        "> no colon here",
        "> bob[king]: hi",
        ">@discord#general: hi",
        "! raid [1, 2]",
        "! raid {user: ",
        "! raid user: Ann",
        "! ",
        "! raid {a: &x [*x]}",
        "! raid {a: .inf}",
        "! raid {a: 99999999999999999999999}",
        "! raid {a: 1, a: 2}",
        "! raid {1: 2}",
        "@clock soon",
        "@clock 20m",
        "@clock +99999999m",
        "@live maybe",
        "@liveliness",
        "@channel",
        "@channel {name: x}",
        "@http https://x.example",
        "@http https://x.example 99 x",
        "@http https://x.example timeout x",
        "@http file:///etc/passwd 200 x",
        "@rng 1 -1",
        "@rng a",
        "@restart now",
        "@parallel 0 > a: b",
        "@parallel 9999 > a: b",
        "@parallel 3 ! raid",
        "@parallel 3 > a {id=x}: b",
        "=",
        "= falls",
        "= falls  # 7",
        "= falls seven",
        "= falls 1 2",
        "=audit falls 2",
        "/why"
      })
  void saysWhatIsWrongAndWhatItExpected(String line) {
    assertThat(LineReader.read(7, line))
        .isInstanceOfSatisfying(
            Reading.Unreadable.class,
            unreadable -> {
              assertThat(unreadable.problem().line()).isEqualTo(7);
              assertThat(unreadable.problem().what()).isNotBlank();
              assertThat(unreadable.problem().expected()).isNotBlank();
            });
  }

  @Test
  void doesNotStumbleOverALongLine() {
    String most = "a".repeat(LineReader.MAX_LENGTH - 2);
    assertThat(read("< " + most)).isEqualTo(reply(most));
    for (String line :
        List.of(
            "< a" + most,
            "> " + "a ".repeat(30_000) + "\"" + "[".repeat(100),
            "! raid {a: " + "[".repeat(60_000),
            "! raid {" + "? ".repeat(30_000),
            "= a " + "[".repeat(60_000),
            "@parallel " + " ".repeat(60_000))) {
      assertThat(LineReader.read(1, line)).isInstanceOf(Reading.Unreadable.class);
    }
  }

  private static @Nullable Line read(String line) {
    return switch (LineReader.read(7, line)) {
      case Reading.Read(Line read) -> read;
      case Reading.Nothing _ -> null;
      case Reading.Unreadable(Problem problem) -> throw new AssertionError(problem.toString());
    };
  }

  private static Line chat(Said said) {
    return new Cause.Chat(7, said);
  }

  private static Line reply(String text) {
    return new Expectation.Reply(7, text);
  }

  private static Line http(Fixture.Answer answer) {
    return new Fixture.Http(7, "https://x.example/#a", answer);
  }
}
