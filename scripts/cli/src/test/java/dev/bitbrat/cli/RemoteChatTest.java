package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.Problem;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code brat chat} with a platform elsewhere. */
class RemoteChatTest {
  private final Path dir;
  private final Console console;

  RemoteChatTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
  }

  @Test
  void talksToTheProcessThatHoldsTheHome() {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      Result result = console.runWith("!ping\nanything\n!plan\n", "chat", "--json");
      assertThat(result.exitCode()).isZero();
      assertThat(result.json())
          .extracting(row -> row.get("text"))
          .containsExactly("pong", "Do the thing");
      assertThat(result.json().getFirst())
          .containsKeys("kind", "cursor", "correlationId", "bot", "id", "candidateSource");
      assertThat(result.err()).contains("no behaviour and no rule matched");
      assertThat(running.url()).startsWith("http://127.0.0.1:");
    }
  }

  @Test
  void talksToAnAddressWithTheTokenOfAFile() throws IOException {
    try (RunningPlatform running = new RunningPlatform(dir.resolve("other"))) {
      Path token = dir.resolve("other").resolve("api-token");
      Result result =
          console.runWith(
              "hello bot\n",
              "chat",
              "--url",
              running.url(),
              "--token-file",
              token.toString(),
              "--name",
              "Ann");
      assertThat(result.lines()).containsExactly("Hello Ann!");
    }
  }

  @Test
  void overAnAddressOnlyPlainTextCanBeSaid() {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      Result result =
          console.runWith(
              "> bob: !ping\n! raid {}\n@clock +1m\n!ping\n", "chat", "--url", running.url());
      assertThat(result.lines()).containsExactly("pong");
      assertThat(result.err().lines().filter(l -> l.contains("only plain text"))).hasSize(3);
    }
  }

  @Test
  void aBotOfOnesOwnIsRefusedWhereAnotherIsInForce() {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      String bot = System.getProperty("bitbrat.root") + "/scripts/bots/default";
      Result result = console.runWith("!ping\n", "chat", "--bot", bot);
      assertThat(result.exitCode()).isEqualTo(2);
      assertThat(result.err()).contains("--home DIR");
      assertThat(running.url()).isNotEmpty();
    }
  }

  @Test
  void withoutATokenNobodyIsAsked() {
    Result result = console.runWith("!ping\n", "chat", "--url", "https://bot.invalid");
    assertThat(result.exitCode()).isEqualTo(4);
    assertThat(result.err()).contains("--token-file FILE");
  }

  @Test
  void saysWhenNothingAnswers() throws IOException {
    String closed;
    try (JdkServer server = JdkServer.start(request -> WebResponse.empty(204), 0)) {
      closed = server.uri().toString();
    }
    Result result = chat(closed);
    assertThat(result.exitCode()).isEqualTo(5);
    assertThat(result.err()).contains("nothing answers at " + closed).contains("brat local up");
  }

  @Test
  void tellsWrongTokensRefusalsAndStrangersApart() throws IOException {
    assertThat(against(request -> Problem.of(401, "no")).exitCode()).isEqualTo(4);
    assertThat(against(request -> Problem.of(403, "this token may chat, no more")).err())
        .contains("this token may chat, no more");
    assertThat(against(request -> Problem.of(403, "x")).exitCode()).isEqualTo(4);
    assertThat(against(request -> Problem.unavailable()).exitCode()).isEqualTo(1);
    assertThat(against(request -> WebResponse.text(200, "<html>")).err())
        .contains("does not answer as BitBrat does");
    assertThat(against(request -> Problem.of(404, "nothing here")).exitCode()).isEqualTo(5);
  }

  @Test
  void anAddressThatIsNoneIsSaid() throws IOException {
    assertThat(chat("bot.example.com").exitCode()).isEqualTo(2);
    assertThat(chat("ftp://bot.example.com").err()).contains("not an address");
  }

  private Result against(WebHandler handler) throws IOException {
    try (JdkServer server = JdkServer.start(handler, 0)) {
      return chat(server.uri().toString());
    }
  }

  private Result chat(String url) throws IOException {
    Path token = Files.writeString(dir.resolve("token"), "secret-token\n");
    Result result =
        console.runWith("!ping\n", "chat", "--url", url, "--token-file", token.toString());
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).doesNotContain("secret-token").doesNotContain("\tat ");
    return result;
  }
}
