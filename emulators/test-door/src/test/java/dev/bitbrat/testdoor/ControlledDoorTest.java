package dev.bitbrat.testdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.cloud.TestDoor;
import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.function.Environment;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Fetch.Fetched;
import dev.bitbrat.testkit.Samples;
import dev.bitbrat.transcript.Fixture.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlledDoorTest {
  private static final Instant SIX = Instant.parse("2026-01-02T18:00:00Z");

  @TempDir Path folder;

  @Test
  void isFoundWhereTheVariableAsksForIt() throws IOException {
    Control.at(SIX).write(file());
    assertThat(found()).isNotNull();
    assertThat(TestDoor.find(Environment.of(Map.of()))).isEmpty();
  }

  @Test
  void tellsTheTimeOfTheFileThatIsThere() throws IOException {
    Control.at(SIX).write(file());
    TestDoor.World world = found();
    assertThat(world.clock().instant()).isEqualTo(SIX);
    Control.at(SIX).withNow(SIX.plusSeconds(90)).write(file());
    assertThat(world.clock().instant()).isEqualTo(SIX.plusSeconds(90));
  }

  @Test
  void picksGoOnUntilTheSequenceIsAnother() throws IOException {
    Control two = Control.at(SIX).withPicks(List.of(1, 2));
    two.write(file());
    RandomGenerator chance = found().chance();
    assertThat(chance.nextInt(3)).isEqualTo(1);
    two.withNow(SIX.plusSeconds(1)).write(file());
    assertThat(chance.nextInt(3)).isEqualTo(2);
    assertThat(chance.nextInt(3)).isZero();
    two.withPicks(List.of(1, 2)).write(file());
    assertThat(chance.nextInt(5, 8)).isEqualTo(6);
  }

  @Test
  void answersForTheWeb() throws IOException {
    Control.at(SIX)
        .withAnswer("https://a.example", new Answer.Response(503, "busy"))
        .withAnswer("https://b.example", new Answer.Timeout())
        .write(file());
    Fetch fetch = found().fetch();
    assertThat(get(fetch, "https://a.example")).isEqualTo(new Fetched.Answer(503, "busy"));
    assertThat(get(fetch, "https://b.example")).isInstanceOf(Fetched.Failed.class);
    assertThat(get(fetch, "https://c.example")).isInstanceOf(Fetched.Failed.class);
  }

  @Test
  void writesDownRunsThatAreOverAndEnds() throws IOException {
    Control.at(SIX).write(file());
    TestDoor.World world = found();
    Map<String, String> fields = Map.of("stage", "router", "correlationId", "c1");
    world
        .scope()
        .within(fields, () -> world.outcomes().ended(Samples.ann("hi"), End.quiet("no\nrule")));
    Runnable failing =
        () -> {
          throw new IllegalStateException("again");
        };
    assertThatThrownBy(() -> world.scope().within(fields, failing)).hasMessage("again");
    String id = Samples.ann("hi").correlationId();
    assertThat(WalkLog.read(WalkLog.beside(file())))
        .containsExactly(
            new WalkLog.Line.Ended("router", id, "quiet", "no\nrule"),
            new WalkLog.Line.Ran("router", "c1"));
  }

  @Test
  void refusesAFileThatItCannotUse() throws IOException {
    assertThatThrownBy(this::found)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("BITBRAT_TEST_CONTROL");
    Files.writeString(file(), "{\"now\": \"soon\"}");
    assertThatThrownBy(this::found)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("soon");
  }

  private TestDoor.World found() {
    return TestDoor.find(Environment.of(Map.of(TestDoor.VARIABLE, file().toString())))
        .orElseThrow();
  }

  private Path file() {
    return folder.resolve("control.json");
  }

  private static Fetched get(Fetch fetch, String address) {
    return fetch.get(new Fetch.Request(URI.create(address), Duration.ofSeconds(2), 100));
  }
}
