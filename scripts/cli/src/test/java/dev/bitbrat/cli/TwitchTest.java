package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwitchStandIn;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the stand-in of Twitch; nobody answers its challenges here. */
class TwitchTest {
  private static final String SECRET = "secret-of-the-subscriptions";

  private final TwitchStandIn twitch =
      TwitchStandIn.start()
          .with(new TwitchStandIn.Channel("4711001", "burgeroni", "BurgerOni", "Celeste", ""))
          .with(new TwitchStandIn.Channel("4711002", "thebot", "TheBot", "", ""));
  private final Console console;

  TwitchTest(@TempDir Path dir) {
    console =
        new Console(dir)
            .with("TWITCH_API_URL", twitch.uri().toString())
            .with("TWITCH_APP_TOKEN", TwitchStandIn.TOKEN)
            .with("TWITCH_CLIENT_ID", TwitchStandIn.CLIENT_ID)
            .with("TWITCH_EVENTSUB_SECRET", SECRET);
  }

  @AfterEach
  void close() {
    twitch.close();
  }

  @Test
  void makesTheSubscriptionsAndShowsThem() throws Exception {
    twitch.forbid("channel.follow");
    Result made = run("subscribe");
    assertThat(made.exitCode()).isZero();
    assertThat(made.out())
        .contains("STATE", "created", "not-permitted", "moderator:read:followers")
        .doesNotContain(SECRET);
    assertThat(made.err()).contains("1 wait for somebody to grant", "brat twitch status");
    assertThat(twitch.subscriptions())
        .allMatch(s -> s.callback().equals("http://127.0.0.1:9/twitch?account=4711002"));

    twitch.awaitChallenges();
    Result status = run("status", "--json");
    assertThat(status.exitCode()).as("nobody answered the challenges").isEqualTo(1);
    assertThat(status.json())
        .anySatisfy(
            row ->
                assertThat(row)
                    .containsEntry("type", "channel.chat.message")
                    .containsEntry("state", "dead")
                    .containsEntry("needed", true));
    assertThat(status.err()).contains("did not answer", "brat twitch subscribe");
  }

  @Test
  void statusOfNothingSaysWhatToDo() {
    Result status = run("status");
    assertThat(status.exitCode()).isEqualTo(1);
    assertThat(status.out()).contains("missing");
    assertThat(status.err()).contains("0 of ", "To mend it: brat twitch subscribe");
    assertThat(twitch.subscriptions()).isEmpty();
  }

  @Test
  void tokensMayBeInTheHome(@TempDir Path home) throws Exception {
    Files.writeString(
        home.resolve("secrets.json"),
        "{\"bitbrat-tokens-b1\": \"{\\\"twitch\\\": {\\\"app\\\": {\\\"access\\\": \\\""
            + TwitchStandIn.TOKEN
            + "\\\"}}}\"}");
    console.with("TWITCH_APP_TOKEN", "");
    assertThat(run("status").exitCode()).isEqualTo(4);
    Result status = run("status", "--home", home.toString(), "--bot-name", "b1");
    assertThat(status.out()).contains("missing");
  }

  @Test
  void saysWhichTokenIsMissingOrRefused() {
    twitch.changeToken("another");
    Result refused = run("subscribe");
    assertThat(refused.exitCode()).isEqualTo(4);
    assertThat(refused.err()).contains("renew it", "TWITCH_APP_TOKEN", "secrets.json");
    assertThat(refused.err()).doesNotContain(TwitchStandIn.TOKEN);
  }

  @Test
  void twitchBeingDownIsNoFaultOfOurs() {
    twitch.next(Fail.with(503));
    Result down = run("status");
    assertThat(down.exitCode()).isEqualTo(1);
    assertThat(down.err()).startsWith("error: ").doesNotContain("fault of brat");
  }

  @Test
  void whoIsNotOnTwitchIsNamed() {
    Result nobody =
        console.run(
            "twitch",
            "status",
            "nobody",
            "--account",
            "thebot",
            "--callback",
            "https://b.example/");
    assertThat(nobody.exitCode()).isEqualTo(1);
    assertThat(nobody.err()).contains("nobody", "twitch.tv/");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://bot.example/twitch",
        "https://bot.example:8443/twitch",
        "https://bot.example/twitch?x=1",
        "https://user:word@bot.example/",
        "not an address",
      })
  void takesNoAddressThatTwitchDoesNot(String callback) {
    Result result =
        console.run("twitch", "status", "burgeroni", "--account", "thebot", "--callback", callback);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--callback", "https://HOST/PATH");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "with blanks in it"})
  void takesNoSecretThatTwitchDoesNot(String secret) {
    console.with("TWITCH_EVENTSUB_SECRET", secret);
    Result result = run("subscribe");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("TWITCH_EVENTSUB_SECRET", "openssl rand");
    assertThat(twitch.subscriptions()).isEmpty();
  }

  @Test
  void renewingIsAsked() {
    run("subscribe");
    List<String> before = ids();
    assertThat(run("subscribe", "--renew").exitCode()).isZero();
    assertThat(ids()).hasSameSizeAs(before).doesNotContainAnyElementsOf(before);
  }

  private List<String> ids() {
    return twitch.subscriptions().stream().map(TwitchStandIn.Subscription::id).toList();
  }

  private Result run(String command, String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "twitch",
                command,
                "burgeroni",
                "--account",
                "thebot",
                "--callback",
                "http://127.0.0.1:9/twitch"));
    arguments.addAll(List.of(more));
    return console.run(arguments.toArray(String[]::new));
  }
}
