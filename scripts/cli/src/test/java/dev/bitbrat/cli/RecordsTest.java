package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.events.Tree;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Traces and dead letters: of a home that is free, and of the process that holds it. */
class RecordsTest {
  private final Console console;

  RecordsTest(@TempDir Path dir) {
    console = new Console(dir);
  }

  @Test
  void showsHowAnAnsweredEventWentItsWay() {
    String id = said();
    Result free = console.run("trace", id);
    assertThat(free.exitCode()).isZero();
    assertThat(free.lines())
        .contains("> !ping", "answered: replied")
        .anySatisfy(line -> assertThat(line).matches(" +behaviours +\\|[ =]{20}\\| .* ping ran"));
    Result json = console.run("trace", "--json", id);
    assertThat(Tree.maps(Tree.map(json.json().getFirst(), "event"), "trace")).hasSize(4);
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      assertThat(console.run("trace", id).lines()).isEqualTo(free.lines());
      assertThat(console.run("trace", "--url", running.url(), id).lines()).isEqualTo(free.lines());
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void listsWhatEndedInAWay(boolean held) {
    String id = said();
    try (AutoCloseable _ = held ? new RunningPlatform(console.home()) : () -> {}) {
      Result answered = console.run("trace", "--outcome", "answered");
      assertThat(answered.lines()).hasSize(2);
      assertThat(answered.lines().get(1)).startsWith(id).endsWith("replied");
      assertThat(console.run("trace", "--json", "--outcome", "answered").json())
          .singleElement()
          .satisfies(event -> assertThat(event).containsEntry("correlationId", id));
      assertThat(console.run("trace", "--outcome", "unknown").err()).contains("No event");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void anOutcomeThatThereIsNotIsRefusedWithThoseThatThereAre() {
    said();
    Result refused = console.run("trace", "--outcome", "lost");
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("answered, failed or unknown");
  }

  @Test
  void anUnknownIdAndAnEmptyHomeAreSaid() {
    assertThat(console.run("trace", "x").err()).contains("nothing is kept in");
    said();
    Result unknown = console.run("trace", "nope/../x");
    assertThat(unknown.exitCode()).isEqualTo(5);
    assertThat(unknown.err()).contains("What ended quietly is not kept");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void deadLettersAreListedShownReplayedAndDropped(boolean held) throws InterruptedException {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      running.sendNonsense();
      if (held) lookAfterThem();
    }
    if (!held) lookAfterThem();
  }

  private void lookAfterThem() {
    Result list = console.run("dlq", "list", "--json");
    assertThat(list.json()).hasSize(1);
    String id = String.valueOf(list.json().getFirst().get("id"));
    assertThat(console.run("dlq", "list").lines().get(1)).startsWith(id).contains("MALFORMED");
    assertThat(console.run("dlq", "show", id).out()).contains("no event");

    assertThat(console.run("dlq", "replay", id).err()).contains("internal.ingress.v1 again");
    Result refused = console.run("dlq", "drop", id);
    assertThat(refused.exitCode()).isEqualTo(2);
    assertThat(refused.err()).contains("--yes");
    Result dropped = console.run("dlq", "drop", "--yes", "--json", id);
    assertThat(dropped.json().getFirst()).containsEntry("dropped", id);
    assertThat(console.run("dlq", "list").err()).contains("no dead letters");
    assertThat(console.run("dlq", "show", id).exitCode()).isEqualTo(5);
    assertThat(console.run("dlq", "replay", id).exitCode()).isEqualTo(5);
    assertThat(console.run("dlq", "drop", "-y", id).err()).contains("brat dlq list");
  }

  private String said() {
    Result chat = console.runWith("!ping\n", "chat", "--json");
    return String.valueOf(chat.json().getFirst().get("correlationId"));
  }
}
