package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Fetch.Fetched;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.transcript.Fixture;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class FixturesTest {
  private final Fixtures fixtures = new Fixtures();

  @Test
  void picksTakeTheNextIndexThenTheFirst() {
    play("@rng 0 2 5");
    RandomGenerator chance = fixtures.chance();
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
    assertThat(fixtures.channel("aNN"))
        .contains(new Platform.Channel("ann", "ann", "ann", "Celeste", null));
    assertThat(fixtures.channel("bob")).isEmpty();
    assertThat(get("https://a.example")).isEqualTo(new Fetched.Failed("no answer in PT2S"));
    assertThat(get("https://b.example"))
        .isEqualTo(new Fetched.Failed("the story has no @http line for it"));
    play("@http https://a.example 200 [1]");
    assertThat(get("https://a.example")).isEqualTo(new Fetched.Answer(200, "[1]"));
    play("@http https://a.example 200 far too long");
    assertThat(get("https://a.example")).isEqualTo(new Fetched.Failed("more than 10 bytes"));
  }

  private Fetched get(String address) {
    return fixtures.get(new Fetch.Request(URI.create(address), Duration.ofSeconds(2), 10));
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
    fixtures.set(fixture);
  }
}
