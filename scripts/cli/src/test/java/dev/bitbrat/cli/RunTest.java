package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.json.Json;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSocketStandIn;
import dev.bitbrat.standins.IdStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Scanner;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bot in a Twitch chat from a laptop: no cloud account, no open port. */
class RunTest {
  private final IdStandIn id = IdStandIn.start().typesAtOnce(1);
  private final TwitchStandIn twitch =
      TwitchStandIn.start()
          .with(
              new TwitchStandIn.Channel(
                  EventSubSamples.BROADCASTER_ID, "burgeroni", "BurgerOni", "Celeste", "Any%"));
  private final Path dir;
  private final Console console;
  private EventSubSocketStandIn socket;

  RunTest(@TempDir Path dir) throws Exception {
    this.dir = dir;
    this.socket = EventSubSocketStandIn.start(Duration.ofSeconds(60));
    this.console =
        new Console(dir)
            .with("TWITCH_ID_URL", id.uri().toString())
            .with("TWITCH_API_URL", twitch.uri().toString())
            .with("TWITCH_EVENTSUB_URL", socket.uri().toString())
            .with("TWITCH_MODERATED", "*")
            .with("TWITCH_CLIENT_ID", IdStandIn.CLIENT_ID);
  }

  @BeforeEach
  void bot() throws Exception {
    Files.writeString(
        dir.resolve("mybot.yaml"),
        """
        name: ping
        triggers: [ { chat.command: ping } ]
        actions: [ { reply: "pong, ${@user}" } ]
        """);
  }

  @AfterEach
  void close() {
    socket.close();
    twitch.close();
    id.close();
  }

  @Test
  void answersInTheChat() throws Exception {
    logIn();
    PipedInputStream read = new PipedInputStream();
    PrintStream out = new PrintStream(new PipedOutputStream(read), true, StandardCharsets.UTF_8);
    Cli cli = console.cli(InputStream.nullInputStream(), out, out);
    Thread running =
        Thread.ofPlatform()
            .start(
                () ->
                    cli.run("run", dir.resolve("mybot.yaml").toString(), "--twitch", "burgeroni"));
    try (Scanner lines = new Scanner(read, StandardCharsets.UTF_8)) {
      await(lines, "Twitch: listening");
      socket.deliver(
          "d1", Json.parseObject(EventSubSamples.chatMessage("m1", Chatter.ADA, "!ping")));
      TwitchStandIn.ChatMessage said = twitch.take(10);
      assertThat(said.message()).isEqualTo("pong, @ada");
      assertThat(said.broadcasterId()).isEqualTo(EventSubSamples.BROADCASTER_ID);
      await(lines, "Ada: !ping -> pong, @ada");
    } finally {
      running.interrupt();
      running.join(Duration.ofSeconds(20));
    }
    assertThat(running.isAlive()).isFalse();
  }

  @Test
  void saysWhatIsWrongBeforeItStarts() throws Exception {
    logIn();
    String bot = dir.resolve("mybot.yaml").toString();
    Result nobody = console.run("run", bot, "--twitch", "nosuchchannel");
    assertThat(nobody.exitCode()).isEqualTo(5);
    assertThat(nobody.err()).contains("no channel called nosuchchannel");
    assertThat(console.run("run", bot, "--twitch", "not a channel").exitCode()).isEqualTo(2);
    assertThat(console.run("run", dir.resolve("none.yaml").toString(), "--twitch", "x").exitCode())
        .isEqualTo(2);
    assertThat(console.run("run", bot).exitCode()).isEqualTo(2);
    id.disconnect();
    twitch.changeToken("another");
    Result loggedOut = console.run("run", bot, "--twitch", "burgeroni");
    assertThat(loggedOut.exitCode()).as(loggedOut.err()).isEqualTo(4);
    assertThat(loggedOut.err()).contains("brat login twitch");
  }

  private void logIn() {
    id.publicClient();
    Result login = console.run("login", "twitch", "--bot", "mybot", "--account", "bot", "--device");
    assertThat(login.exitCode()).as(login.err()).isZero();
    twitch.changeToken(
        new BotTokens(new FileSecrets(console.home().resolve("secrets.json")))
            .get("mybot", "twitch", Account.BOT)
            .orElseThrow());
  }

  private static void await(Scanner lines, String part) {
    StringBuilder heard = new StringBuilder();
    while (lines.hasNextLine()) {
      String line = lines.nextLine();
      if (line.contains(part)) return;
      heard.append(line).append('\n');
    }
    throw new AssertionError("nobody said \"" + part + "\" but:\n" + heard);
  }
}
