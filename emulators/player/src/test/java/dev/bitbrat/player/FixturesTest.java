package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.config.Bundle;
import dev.bitbrat.transcript.Fixture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FixturesTest {
  private final Bundle bundle = Bots.bundle(Bots.TALKER);
  private final Running running = new Running(bundle, Optional.empty());
  private final Fixtures fixtures = running.fixtures();

  @AfterEach
  void close() {
    running.close();
  }

  @Test
  void picksTakeTheNextIndexThenTheFirst() {
    play("@rng 0 2 5");
    IndexedChance chance = fixtures.chance();
    assertThat(List.of(chance.nextInt(3), chance.nextInt(3), chance.nextInt(3), chance.nextInt(3)))
        .containsExactly(0, 2, 2, 0);
    play("@rng 1 1");
    assertThat(chance.nextInt(1)).isZero();
    play("@rng 2");
    assertThat(List.of(chance.nextInt(3), chance.nextInt(3))).containsExactly(2, 0);
  }

  @Test
  void channelsAndAnswersAreAsWasSaidLast() {
    play("@channel Ann {game: Celeste}");
    play("@http https://a.example 503 busy");
    play("@http https://a.example timeout");
    assertThat(fixtures.channel("aNN")).contains(Map.of("game", "Celeste"));
    assertThat(fixtures.channel("bob")).isEmpty();
    assertThat(fixtures.answer("https://a.example")).contains(new Fixture.Answer.Timeout());
    assertThat(fixtures.answer("https://b.example")).isEmpty();
  }

  @Test
  void theStreamIsAsItWasSet() throws InterruptedException {
    String bot =
        """
        name: live
        triggers: [{ chat.command: live }]
        conditions: [{ stream.live: true }]
        actions: [{ reply: "playing ${stream.game|nothing}" }]
        """;
    String story =
        """
        > ann: !live
        .
        @live on
        > ann: !live
        < playing nothing
        @game Just Chatting
        @restart
        > ann: !live
        < playing Just Chatting
        @live off
        > ann: !live
        .
        """;
    assertThat(Bots.play(bot, story).differing()).isEmpty();
  }

  private void play(String line) {
    if (!(Bots.transcript(line).steps().getFirst().cause() instanceof Fixture fixture)) {
      throw new AssertionError(line);
    }
    fixtures.apply(
        fixture,
        new StreamFixture(running.ports(), bundle.name(), new Surroundings(bundle).home()));
  }
}
