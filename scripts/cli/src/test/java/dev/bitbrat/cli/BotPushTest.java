package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotPushTest {
  private static final String BOT =
      """
      { kind: Bot, name: default }
      ---
      name: plan
      triggers: [{ chat.command: plan }]
      actions: [{ reply: Do the thing }]
      """;

  private final Path dir;
  private final Console console;

  BotPushTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
  }

  private String file(String text) throws IOException {
    return Files.writeString(dir.resolve("bot.yaml"), text).toString();
  }

  @Test
  void putsABotInForceInAHomeThatNobodyHolds() throws IOException {
    Result first = console.run("bot", "push", file(BOT));
    assertThat(first.exitCode()).isZero();
    assertThat(first.lines().getFirst())
        .matches("The bot default is in force: 1 behaviours, version [0-9a-f]{12}\\.");
    assertThat(console.run("bot", "push", file(BOT)).lines().getFirst()).contains("as before");
  }

  @Test
  void putsABotInForceOnAPlatformThatRuns() throws IOException {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      Result held = console.run("bot", "push", file(BOT), "--json");
      assertThat(held.json().getFirst()).containsEntry("changed", true);
      Result url = console.run("bot", "push", file(BOT), "--url", running.url(), "--json");
      assertThat(url.json().getFirst())
          .containsEntry("changed", false)
          .containsEntry("bundle", held.json().getFirst().get("bundle"));
    }
  }

  @Test
  void aTokenIsForOneBot() throws IOException {
    try (RunningPlatform _ = new RunningPlatform(console.home())) {
      Result other = console.run("bot", "push", file(BOT.replace("default", "other")));
      assertThat(other.exitCode()).isNotZero();
      assertThat(other.err()).contains("this token is for the bot default");
    }
  }

  @Test
  void aBotWithMistakesChangesNothing() throws IOException {
    console.run("bot", "push", file(BOT));
    Result broken = console.run("bot", "push", file(BOT.replace("reply", "rply")));
    assertThat(broken.exitCode()).isEqualTo(2);
    assertThat(broken.err()).contains("did you mean reply?");
    assertThat(console.run("bot", "push", file(BOT)).lines().getFirst()).contains("as before");
    assertThat(console.run("bot", "push", dir.resolve("none").toString()).exitCode()).isEqualTo(2);
  }
}
