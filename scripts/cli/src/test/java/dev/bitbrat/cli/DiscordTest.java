package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.standins.DiscordStandIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the stand-in of Discord. */
class DiscordTest {
  private static final String BOT =
      """
      name: sass
      triggers: [{ chat.command: [sass, Sassy] }]
      actions: [{ reply: foolish Ben }]
      ---
      name: greet
      triggers: [{ chat.message: hello }]
      actions: [{ reply: Hello! }]
      ---
      name: secret
      triggers: [{ chat.command: { datastore: word } }]
      actions: [{ reply: found }]
      ---
      name: off
      active: false
      triggers: [{ chat.command: off }]
      actions: [{ reply: never }]
      ---
      { kind: DataStore, name: word, store: single, default: sesame }
      """;

  private final DiscordStandIn discord = DiscordStandIn.start();
  private final Path bot;
  private final Console console;

  DiscordTest(@TempDir Path dir) throws IOException {
    bot = Files.writeString(dir.resolve("bot.yaml"), BOT);
    console =
        new Console(dir)
            .with("DISCORD_API_URL", discord.uri().toString())
            .with("DISCORD_BOT_TOKEN", DiscordStandIn.TOKEN);
  }

  @AfterEach
  void close() {
    discord.close();
  }

  @Test
  void offersTheCommandsOfTheBehaviours() throws Exception {
    Result made = run();
    assertThat(made.exitCode()).isZero();
    assertThat(made.out()).contains("/sass", "/sassy", "send the message");
    assertThat(made.err()).contains("secret is left out", "2 slash commands: written.");
    assertThat(discord.commands())
        .extracting(command -> command.get("name"))
        .containsExactly("sass", "sassy");

    assertThat(run().err()).contains("Discord has them.");
    assertThat(discord.commandWrites()).isEqualTo(1);
    Files.writeString(bot, BOT.replace("[sass, Sassy]", "sass"));
    run();
    assertThat(discord.commands()).hasSize(1);
  }

  @Test
  void aDryRunChangesNothing() {
    Result dry = run("--dry-run", "--json");
    assertThat(dry.exitCode()).isEqualTo(1);
    assertThat(dry.json()).extracting(row -> row.get("name")).containsExactly("sass", "sassy");
    assertThat(discord.commandWrites()).isZero();
    run();
    assertThat(run("--dry-run").exitCode()).isZero();
  }

  @Test
  void saysWhatIsWrong() {
    Result missing = console.run("discord", "commands", "no-such-bot.yaml");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).contains("there is no no-such-bot.yaml");
    console.with("DISCORD_BOT_TOKEN", "wrong");
    Result refused = run();
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("DISCORD_BOT_TOKEN", "secrets.json").doesNotContain("wrong");
  }

  private Result run(String... more) {
    String[] arguments = new String[3 + more.length];
    arguments[0] = "discord";
    arguments[1] = "commands";
    arguments[2] = bot.toString();
    System.arraycopy(more, 0, arguments, 3, more.length);
    return console.run(arguments);
  }
}
