package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalTest {
  private final Path dir;
  private final Console console;

  LocalTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
  }

  @Test
  void saysWhatRunsOverAHome() {
    assertThat(console.run("local", "status").exitCode()).isEqualTo(5);
    assertThat(console.run("local", "down").exitCode()).isEqualTo(5);
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      Result status = console.run("local", "status", "--json");
      assertThat(status.exitCode()).isZero();
      assertThat(status.json().getFirst())
          .containsEntry("api", running.url())
          .containsEntry("pid", ProcessHandle.current().pid())
          .containsEntry("command", "a test");
    }
  }

  @Test
  void aPortThatIsTakenIsSaid() {
    try (RunningPlatform running = new RunningPlatform(dir.resolve("other"))) {
      String port = Integer.toString(URI.create(running.url()).getPort());
      Result result = console.run("local", "up", "--port", port);
      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(result.err()).contains(port).contains("choose another port");
    }
  }

  @Test
  void aHomeThatIsTakenIsSaidWithWhoHasIt() {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      Result result = console.run("local", "up", "--port", "0");
      assertThat(result.exitCode()).isEqualTo(5);
      assertThat(result.err()).contains("\"a test\"").contains("--home DIR");
      assertThat(running.url()).isNotEmpty();
    }
  }

  @Test
  void aTopologyWithoutEmulatorsIsNotPassedOver() {
    Result result = console.run("local", "up", "--port", "0", "--topology", "fused");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--topology").contains("Add --emulators");
  }

  @Test
  void withoutThePartForEmulatorsItSaysHowToGetIt() {
    Result result = console.run("local", "up", "--emulators");
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("scripts/brat local up --emulators");
  }
}
