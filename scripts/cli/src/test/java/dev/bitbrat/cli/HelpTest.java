package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
  private final Console console;

  HelpTest(@TempDir Path dir) {
    console = new Console(dir);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "chat",
        "run",
        "test",
        "bot",
        "bot check",
        "bot export",
        "schema",
        "rules",
        "rules eval",
        "rules route",
        "trace",
        "dlq",
        "dlq list",
        "dlq show",
        "dlq replay",
        "dlq drop",
        "local",
        "local up",
        "local status",
        "local down",
        "twitch",
        "twitch subscribe",
        "twitch status",
        "kick",
        "kick subscribe",
        "kick status",
        "discord",
        "discord commands",
        "login",
        "login twitch",
        "login kick",
        "login status",
        "doctor",
        "version",
        "help"
      })
  void everyCommandHasHelpWithExamples(String command) {
    Result result = console.run((command + " --help").strip().split(" "));
    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("Usage: ").contains("Examples:\n  ");
  }

  @Test
  void explainsExitCodesAndTranscripts() {
    assertThat(console.run("help", "exit-codes").lines())
        .hasSize(6)
        .first()
        .asString()
        .isEqualTo("0  done");
    assertThat(console.run("help", "transcript").out()).contains("@clock +20m");
    assertThat(console.run("help", "dlq", "drop").out()).contains("--yes");
    assertThat(console.run("help", "nope").exitCode()).isEqualTo(2);
  }

  @Test
  void withoutACommandItShowsThemAsTalk() {
    Result result = console.run();
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("chat").contains("doctor");
  }

  @Test
  void aGroupAloneAsksForACommand() {
    Result result = console.run("dlq");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("error: ").contains("brat dlq --help");
  }

  @Test
  void aMistypedCommandOrFlagIsNamedWithWhatItMayHaveBeen() {
    Result command = console.run("chatt");
    assertThat(command.exitCode()).isEqualTo(2);
    assertThat(command.err()).contains("chatt").contains("chat");
    Result flag = console.run("chat", "--jsn");
    assertThat(flag.exitCode()).isEqualTo(2);
    assertThat(flag.err()).contains("--jsn").contains("brat chat --help");
  }

  @Test
  void saysItsVersion() {
    assertThat(console.run("version").out()).startsWith("brat ");
    assertThat(console.run("version", "--json").json().getFirst()).containsKeys("version", "java");
  }
}
