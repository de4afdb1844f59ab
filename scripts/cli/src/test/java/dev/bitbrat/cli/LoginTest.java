package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.oauth.Caller;
import dev.bitbrat.oauth.OAuth;
import dev.bitbrat.oauth.Provider;
import dev.bitbrat.platform.tokens.BotTokens;
import dev.bitbrat.platform.tokens.BotTokens.Account;
import dev.bitbrat.standins.IdStandIn;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.web.JdkServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginTest {
  private final IdStandIn id = IdStandIn.start().typesAtOnce(1);
  private final Path dir;
  private final Console console;

  LoginTest(@TempDir Path dir) {
    this.dir = dir;
    this.console =
        new Console(dir)
            .with("TWITCH_ID_URL", id.uri().toString())
            .with("TWITCH_CLIENT_ID", IdStandIn.CLIENT_ID);
  }

  @AfterEach
  void close() {
    id.close();
  }

  @Test
  void logsInByACodeWithoutASecretAndKeepsTheTokenInTheHome() {
    id.publicClient();
    Result login = console.run("login", "twitch", "--bot", "mybot", "--account", "bot", "--device");
    assertThat(login.err()).contains("/activate?device-code=");
    assertThat(login.exitCode()).as(login.err()).isZero();
    assertThat(login.out()).isEqualTo("burgeroni is logged in to Twitch as the bot of mybot.\n");

    FileSecrets secrets = new FileSecrets(console.home().resolve("secrets.json"));
    String token = new BotTokens(secrets).get("mybot", "twitch", Account.BOT).orElseThrow();
    assertThat(id.isValid(token)).isTrue();
    Result status = console.run("login", "status");
    assertThat(status.lines().get(1)).startsWith("mybot").contains("burgeroni", "ok");
    assertThat(login.out() + login.err() + status.out()).doesNotContain(token);
    assertThat(console.run("login", "status", "--json").json())
        .singleElement()
        .satisfies(
            row ->
                assertThat(row)
                    .containsEntry("bot", "mybot")
                    .containsEntry("account", "bot")
                    .containsEntry("refreshable", true)
                    .doesNotContainKeys("access", "refresh"));
    assertThat(console.run("login", "status", "--bot", "other").err()).contains("Nobody");
  }

  @Test
  void saysWhatIsMissingOrWrong() {
    Result none =
        new Console(dir).run("login", "twitch", "--bot", "b", "--account", "bot", "--device");
    assertThat(none.exitCode()).isEqualTo(4);
    assertThat(none.err()).contains("TWITCH_CLIENT_ID", "dev.twitch.tv/console/apps");
    assertThat(console.run("login", "twitch", "--bot", "b", "--account", "app").exitCode())
        .isEqualTo(2);
    assertThat(console.run("login", "kick", "--bot", "No Bot", "--account", "bot").exitCode())
        .isNotZero();
    assertThat(console.run("login", "kick", "--account", "bot").exitCode()).isEqualTo(2);
    Result nobody = console.run("login", "twitch", "--bot", "b", "--account", "bot");
    assertThat(nobody.exitCode()).isEqualTo(5);
    assertThat(nobody.err()).contains("--url", "--device");
    assertThat(console.run("login", "status").err()).contains("brat login twitch --help");
  }

  @Test
  void saysWhichAccountNeedsALoginAndHow() {
    new FileSecrets(console.home().resolve("secrets.json"))
        .put(
            BotTokens.secretOf("mybot"),
            "{\"kick\": {\"bot\": {\"access\": \"hush\", \"needsLogin\": \"it was taken back\"}}}");
    Result status = console.run("login", "status");
    assertThat(status.out()).contains("needs a login").doesNotContain("hush");
    assertThat(status.err())
        .contains("it was taken back", "brat login kick --bot mybot --account bot");
  }

  @Test
  void hasALinkMadeByAPlatformElsewhere() throws IOException {
    String uri = id.uri().toString();
    FakeSecrets secrets =
        new FakeSecrets()
            .with("KICK_CLIENT_ID", IdStandIn.CLIENT_ID)
            .with("KICK_CLIENT_SECRET", IdStandIn.CLIENT_SECRET);
    OAuth oauth =
        new OAuth(
            Provider.all(Map.of("KICK_ID_URL", uri, "KICK_API_URL", uri)),
            secrets,
            secrets,
            new FakeStore(),
            Clock.systemUTC(),
            pause -> {});
    Path token = Files.writeString(dir.resolve("token"), "t");
    try (JdkServer server =
        JdkServer.start(
            oauth.handler(
                URI.create("https://bot.example"),
                request -> Optional.of(new Caller("mybot", "ben", true)),
                request -> false),
            0)) {
      String url = server.uri().toString();
      Result link =
          console.run(
              "login",
              "kick",
              "--bot",
              "mybot",
              "--account",
              "broadcaster",
              "--url",
              url,
              "--token-file",
              token.toString());
      assertThat(link.exitCode()).as(link.err()).isZero();
      assertThat(link.out()).startsWith("https://bot.example/oauth/login/");
      Result status =
          console.run("login", "status", "--url", url, "--token-file", token.toString());
      assertThat(status.err()).contains("Nobody is logged in");
      Result other =
          console.run(
              "login",
              "kick",
              "--bot",
              "other",
              "--account",
              "bot",
              "--url",
              url,
              "--token-file",
              token.toString());
      assertThat(other.exitCode()).isEqualTo(4);
    }
  }
}
