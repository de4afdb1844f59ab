package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.events.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
