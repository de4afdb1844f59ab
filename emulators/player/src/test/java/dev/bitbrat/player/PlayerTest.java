package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.transcript.Problem;
import dev.bitbrat.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlayerTest {
  @Test
  void theFirstStoryGoesAsItIsTold() throws IOException, InterruptedException {
    Transcript story = Bots.transcript(Files.readString(Bots.STORIES.resolve("S1.txt")));
    Played played = Player.of(Bots.bundle(Bots.STORIES.resolve("S1.yaml"))).play(story);
    assertThat(played.steps()).hasSize(15);
    assertThat(played.differing()).isEmpty();
  }

  @Test
  void whatGoesOtherwiseIsToldWithItsLine() throws InterruptedException {
    Played played = Bots.play(Bots.TALKER, "> ann: !one\n< 1\n\n> bob: !two\n< a\n< c\n");
    PlayedStep step = only(played);
    assertThat(step.step().cause().number()).isEqualTo(4);
    assertThat(lines(step)).containsExactly("=5 < a", "-6 < c", "+0 < b");
  }

  @Test
  void whatIsNotExpectedMustNotCome() throws InterruptedException {
    Played played = Bots.play(Bots.TALKER, "> ann: !one\n> bob: !one\n.\n> cat: !two\n< a\n");
    assertThat(played.differing().stream().map(PlayerTest::lines))
        .containsExactly(List.of("+0 < 1"), List.of("-3 .", "+0 < 1"), List.of("=5 < a", "+0 < b"));
  }

  @Test
  void saysWhyNothingComes() throws InterruptedException {
    PlayedStep step = only(Bots.play(Bots.TALKER, "> ann: !echo hi\n< hi of ann\n"));
    assertThat(lines(step)).containsExactly("-2 < hi of ann", "+0 .");
    assertThat(step.why())
        .anySatisfy(line -> assertThat(line).contains("!echo: matched, denied by user.role"));
  }

  @Test
  void aLineWithTheIdOfAnEarlierOneDoesNothingAlsoAfterARestart() throws InterruptedException {
    Played played =
        Bots.play(
            Bots.TALKER,
            """
            > ann {id=m1}: !one
            < 1
            > ann {id=m1}: !one
            .
            @restart
            > ann {id=m1}: !one
            < 1
            > ann: !one
            < 1
            """);
    PlayedStep step = only(played);
    assertThat(step.step().cause().number()).isEqualTo(6);
    assertThat(step.why()).containsExactly("nothing began: a line with this id came before");
  }

  @Test
  void deliveriesInParallelAllCountInAnyOrder() throws InterruptedException {
    String twenty = "< a\n".repeat(20) + "< b\n".repeat(20);
    assertThat(Bots.play(Bots.TALKER, "@parallel 20 > ann: !two\n" + twenty).ok()).isTrue();
    PlayedStep step = only(Bots.play(Bots.TALKER, "@parallel 21 > ann: !two\n" + twenty));
    assertThat(lines(step)).contains("+0 < a", "+0 < b").hasSize(42);
    assertThat(step.why()).contains("answered: sent; sent (21 times)");
  }

  @Test
  void anAnswerGoesWhereTheLineCameFrom() throws InterruptedException {
    String story =
        """
        >@discord#general ann: !one
        < 1
        >@discord#general ann: !one
        <@discord#general 1
        > ann: !one
        <@twitch#burgeroni 1
        """;
    assertThat(Bots.play(Bots.TALKER, story).ok()).isTrue();
  }

  @Test
  void aStoryHappensWhereTheBotListens() throws InterruptedException {
    String listening =
        "kind: Bot\nname: b\n"
            + "contexts: [{ platform: twitch, channel: \"#Ann\", account: \"777\" }]\n---\n"
            + Bots.TALKER;
    String story = "> bob: !one\n<@twitch#ann 1\n>@twitch#else bob: !one\n.\n";
    assertThat(Bots.play(listening, story).ok()).isTrue();
  }

  @Test
  void timePassesAsTheStorySays() throws InterruptedException {
    try (Running running = new Running(Bots.bundle(Bots.TALKER), Optional.empty(), false)) {
      assertThat(running.ports().clock().instant())
          .isEqualTo(Instant.parse("2026-01-02T18:00:00Z"));
      assertThat(running.pass(Duration.ofSeconds(90))).isTrue();
      running.restart();
      assertThat(running.ports().clock().instant())
          .isEqualTo(Instant.parse("2026-01-02T18:01:30Z"));
    }
  }

  @Test
  void moreThanAMonthIsNotPlayed() {
    Transcript story = Bots.transcript("@clock +720h\n\n@clock +24h\n@clock +1s\n");
    assertThat(Player.problems(story)).extracting(Problem::line).containsExactly(4);
    assertThat(Player.problems(Bots.transcript("@clock +744h\n"))).isEmpty();
    assertThatThrownBy(() -> Bots.play(Bots.TALKER, "@clock +999999h\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("more than 31 days");
  }

  @Test
  void looksIntoTheStores() throws InterruptedException {
    String bot =
        """
        { kind: DataStore, name: falls, store: single, type: number, default: 1 }
        ---
        name: fall
        triggers: [ { chat.command: fall } ]
        actions: [ { datastore.increment: falls } ]
        """;
    String story =
        """
        > ann: !fall
        = falls 2
        =audit falls {"via": "fall"}
        = falls 3
        =audit falls {"via": "ui", "by": "ann"}
        = rises 1
        """;
    PlayedStep step = only(Bots.play(bot, story));
    assertThat(lines(step))
        .containsExactly(
            "=2 = falls 2",
            "=3 =audit falls {\"via\":\"fall\"}",
            "-4 = falls 3",
            "+4 = falls 2",
            "-5 =audit falls {\"via\":\"ui\",\"by\":\"ann\"}",
            "+5 =audit falls {\"via\":\"fall\"}",
            "-6 = rises 1");
    assertThat(step.trouble()).containsExactly("no such store: rises");
  }

  @Test
  void itsHomeIsGoneAfterwards() {
    TempHome home = new TempHome();
    assertThat(home.path()).isDirectory();
    home.close();
    assertThat(home.path()).doesNotExist();
  }

  private static PlayedStep only(Played played) {
    assertThat(played.differing()).hasSize(1);
    return played.differing().getFirst();
  }

  private static List<String> lines(PlayedStep step) {
    return step.rows().stream()
        .map(
            row ->
                switch (row) {
                      case Row.Same same -> "=" + same.expectation().number();
                      case Row.Missing missing -> "-" + missing.expectation().number();
                      case Row.Extra extra -> "+" + extra.expectation().number();
                    }
                    + " "
                    + row.text())
        .toList();
  }
}
