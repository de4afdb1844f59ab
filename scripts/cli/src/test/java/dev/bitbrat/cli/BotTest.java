package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotTest {
  private static final String BOT =
      """
      name: plan
      triggers: [{ chat.command: plan }]
      actions: [{ reply: Do the thing }]
      ---
      name: later
      active: false
      triggers: [{ from.the.future: x }]
      actions: [{ reply: hi }]
      """;

  private final Path dir;
  private final Console console;

  BotTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
  }

  @Test
  void saysWhatABotDoesAndWhatDoesNothing() throws IOException {
    Result result = console.run("bot", "check", file(BOT));
    assertThat(result.exitCode()).isZero();
    assertThat(result.lines())
        .hasSize(2)
        .first()
        .isEqualTo(
            "plan: When a user sends the chat command !plan, send the message \"Do the thing\".");
    assertThat(result.lines().getLast())
        .startsWith("later: inactive (switched off, from.the.future cannot be used here): When");
    assertThat(result.err()).contains("bot.yaml:7:12: warning: ");
  }

  @Test
  void saysEverythingThatIsWrong() throws IOException {
    String bad = file("name: x\ntriggers: [{ chat.comand: a }]\nactions: [{ rply: b }]\n");
    Result result = console.run("bot", "check", bad);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("bot.yaml:2:12: ", "bot.yaml:3:11: ", "chat.command?");
    Result json = console.run("bot", "check", bad, "--json");
    assertThat(json.exitCode()).isEqualTo(2);
    assertThat(Tree.maps(json.json().getFirst(), "problems"))
        .hasSize(2)
        .first()
        .satisfies(p -> assertThat(p).containsEntry("line", 2L).containsKey("path"));
    assertThat(console.run("bot", "check", dir.resolve("none").toString()).exitCode()).isEqualTo(2);
  }

  @Test
  void exportsWhatIsTheSameBotAgain() throws IOException {
    String bot = file(BOT);
    Path out = dir.resolve("out").resolve("bot.yaml");
    Files.createDirectory(dir.resolve("out"));
    assertThat(console.run("bot", "export", "--bot", bot, "--out", out.toString()).exitCode())
        .isZero();
    assertThat(console.run("bot", "export", "--bot", bot).out()).isEqualTo(Files.readString(out));
    assertThat(hash(out.toString())).isEqualTo(hash(bot));
    Path nowhere = dir.resolve("no/such/folder.yaml");
    assertThat(console.run("bot", "export", "--bot", bot, "--out", nowhere.toString()).exitCode())
        .isEqualTo(1);
  }

  private @Nullable Object hash(String bot) {
    return console.run("bot", "check", bot, "--json").json().getFirst().get("hash");
  }

  @Test
  void describesWhatCanBeWritten() {
    Map<String, @Nullable Object> all = Json.parseObject(console.run("schema").out());
    assertThat(all).containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema");
    assertThat(console.run("schema", "--list").out())
        .startsWith("KIND ")
        .containsPattern("\nTrigger +chat.command +Somebody begins");
    assertThat(Json.parseObject(console.run("schema", "chat.command").out()))
        .containsEntry("title", "Trigger chat.command");
    assertThat(console.run("schema", "--markdown").out()).contains("### `chat.command`");
    Result typo = console.run("schema", "chat.comand");
    assertThat(typo.exitCode()).isEqualTo(2);
    assertThat(typo.err()).contains("Did you mean chat.command?");
    assertThat(console.run("schema", "--list", "--markdown").exitCode()).isEqualTo(2);
  }

  private String file(String yaml) throws IOException {
    Path file = dir.resolve("bot.yaml");
    Files.writeString(file, yaml);
    return file.toString();
  }
}
