package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.World.Fetched;
import dev.bitbrat.events.Event;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.testkit.FakeFetch;
import dev.bitbrat.testkit.FakeRandom;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutsideTest {
  private static final URI CATS = URI.create("https://cats.example/random");
  private static final Duration TIMEOUT = Duration.ofSeconds(2);

  private final FakeFetch fetch = new FakeFetch().answer(CATS.toString(), "a cat");
  private final Outside outside =
      new Outside(
          Event.of("chat.message.v1", "e1").build(),
          FakeRandom.of(),
          new StrictJson(),
          Platforms.of(Map.of()),
          fetch);

  @Test
  void asksOnceForTheSameThing() {
    assertThat(outside.fetch(CATS, TIMEOUT, 100)).isEqualTo(new Fetched.Body("a cat"));
    assertThat(outside.fetch(CATS, TIMEOUT, 100)).isEqualTo(new Fetched.Body("a cat"));
    assertThat(fetch.asked()).containsExactly(CATS);
  }

  @Test
  void anAnswerThatIsTooLongForOneMayFitAnother() {
    assertThat(outside.fetch(CATS, TIMEOUT, 3)).isInstanceOf(Fetched.Failed.class);
    assertThat(outside.fetch(CATS, TIMEOUT, 100)).isEqualTo(new Fetched.Body("a cat"));
  }
}
