package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.events.Tree;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.pipeline.Alarms.Alarm;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.platform.tokens.BotTokens;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private final Path dir;
  private final Console console;

  DoctorTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
  }

  @Test
  void findsNothingAmissWhereAllThatIsNeededIsThere() {
    Result result = console.run("doctor", "--port", "0");
    assertThat(result.exitCode()).isZero();
    assertThat(result.lines())
        .anySatisfy(line -> assertThat(line).startsWith("ok    jdk "))
        .anySatisfy(line -> assertThat(line).startsWith("ok    bot ").contains("5 behaviours"))
        .anySatisfy(line -> assertThat(line).startsWith("warn  maven "));
  }

  @Test
  void aBrokenBotFailsWithItsPlace() throws IOException {
    Path bot = Files.writeString(dir.resolve("bad.yaml"), "name: [\n");
    Result result = console.run("doctor", "--json", "--bot", bot.toString());
    assertThat(result.exitCode()).isEqualTo(3);
    Map<String, @Nullable Object> all = result.json().getFirst();
    assertThat(all).containsEntry("status", "fail");
    assertThat(Tree.maps(all, "checks"))
        .filteredOn(check -> "bot".equals(check.get("check")))
        .first()
        .satisfies(check -> assertThat(check.get("found")).asString().contains("bad.yaml:2:"));
  }

  @Test
  void neverShowsAKey() {
    Result result = console.with("OPENAI_API_KEY", "sk-hush").run("doctor");
    assertThat(result.out()).contains("OPENAI_API_KEY is set").doesNotContain("hush");
  }

  @Test
  void looksForProgramsWhereThePathSays() throws IOException {
    Path mvn = Files.writeString(dir.resolve("mvn"), "");
    assertThat(mvn.toFile().setExecutable(true)).isTrue();
    assertThat(console.with("PATH", dir.toString()).run("doctor").out())
        .contains("ok    maven           " + mvn);
  }

  @Test
  void showsTheAlarmsOfThePlatformThatRuns() {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      assertThat(console.run("doctor").lines())
          .anySatisfy(line -> assertThat(line).startsWith("ok    platform "))
          .anySatisfy(line -> assertThat(line).startsWith("ok    alarms ").endsWith("none"));
      running.raise(
          new Alarm(
              "twitch", "bot", "the login was taken back", "brat login twitch --bot default"));
      Result result = console.run("doctor");
      assertThat(result.exitCode()).isZero();
      assertThat(result.lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("warn  twitch bot ")
                      .contains("the login was taken back"))
          .anySatisfy(line -> assertThat(line).endsWith("brat login twitch --bot default"));
    }
  }

  @Test
  void saysWhichSocketOfTheGatewayIsDeaf() {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      DocPath lease = DocPath.of("gateway", "lease");
      String until = Instant.now().plusSeconds(60).toString();
      running.put(
          lease,
          Map.of("holder", "g1", "until", until, "sources", Map.of("discord", "connecting")));
      assertThat(console.run("doctor", "--url", running.url()).lines())
          .anySatisfy(
              line ->
                  assertThat(line)
                      .startsWith("warn  gateway ")
                      .endsWith("g1 listens: discord connecting"));
      running.put(lease, Map.of("holder", "g1", "until", "2026-01-02T18:00:00Z"));
      assertThat(console.run("doctor", "--url", running.url()).out())
          .contains("nobody has listened since 2026-01-02T18:00:00Z");
    }
  }

  @Test
  void looksAtThePlatformThatIsNamedAndNothingElse() {
    try (RunningPlatform running = new RunningPlatform(console.home())) {
      Result result = console.run("doctor", "--url", running.url());
      assertThat(result.lines()).hasSize(2).allSatisfy(line -> assertThat(line).startsWith("ok "));
    }
  }

  @Test
  void failsWhenNothingAnswersThere() throws IOException {
    Path token = Files.writeString(dir.resolve("token"), "a-token");
    Result result =
        console.run("doctor", "--url", "http://127.0.0.1:1", "--token-file", token.toString());
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.out()).startsWith("fail  platform ").contains("nothing answers");
  }

  @Test
  void tellsWhichLoginsAreKeptWhileNothingRuns() {
    new FileSecrets(console.home().resolve("secrets.json"))
        .put(
            BotTokens.secretOf("b"),
            "{\"twitch\": {\"bot\": {\"access\": \"hush\", \"needsLogin\": \"taken back\"}}}");
    assertThat(console.run("doctor").out())
        .contains("warn  twitch bot ")
        .contains("taken back")
        .contains("brat login twitch --bot b --account bot")
        .doesNotContain("hush");
  }
}
