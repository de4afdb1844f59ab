package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.behaviours.BotEngine;
import dev.bitbrat.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a file holds: a bundle that an engine takes, or problems with a place. */
class RandomYamlTest {
  private static final Path BOT =
      Path.of(System.getProperty("bitbrat.root", "../.."), "scripts", "bots", "default");
  private static final List<String> BITS =
      List.of(
          "\n",
          "\n---\n",
          "  ",
          "- ",
          ": ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "\"",
          "'",
          "|",
          ">",
          "&a ",
          "*a",
          "!x ",
          "!!int ",
          "#",
          "%YAML 1.1",
          "\t",
          "\u0000",
          "\uFEFF",
          "\uD83D\uDE00",
          "~",
          "name: x",
          "triggers:",
          "kind: Bot",
          "chat.command",
          "reply: ",
          "${user}",
          "0x",
          "1e9",
          "...",
          "?",
          "<<: ",
          "@",
          "`",
          "\\",
          "null",
          "uuid: ");

  private final RandomGenerator random = new Random(5);

  @Test
  void randomTextNeverCrashesIt() {
    int invalid = 0;
    for (int i = 0; i < 4_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 25); n > 0; n--) {
        text.append(BITS.get(random.nextInt(BITS.size())));
      }
      if (!loads("bot.yaml", false, text.toString().getBytes(StandardCharsets.UTF_8))) invalid++;
    }
    assertThat(invalid).isBetween(1_000, 4_000);
  }

  @Test
  void aDamagedBotNeverCrashesIt() throws IOException {
    List<Path> files = new ArrayList<>();
    try (Stream<Path> found = Files.walk(BOT)) {
      found.filter(Files::isRegularFile).sorted().forEach(files::add);
    }
    int loaded = 0;
    for (int i = 0; i < 4_000; i++) {
      Path file = files.get(random.nextInt(files.size()));
      boolean rules = file.toString().endsWith(".json");
      if (loads(file.getFileName().toString(), rules, damage(Files.readAllBytes(file)))) loaded++;
    }
    assertThat(loaded).isBetween(100, 3_900);
  }

  @Test
  void damagedStoriesNeverCrashIt() {
    int loaded = 0;
    for (int i = 0; i < 4_000; i++) {
      String story = Stories.names().get(random.nextInt(13));
      byte[] content = Stories.configuration(story).getBytes(StandardCharsets.UTF_8);
      if (loads("bot.yaml", false, damage(content))) loaded++;
    }
    assertThat(loaded).isBetween(100, 3_900);
  }

  /** Lines of all stories in any order, which is valid now and then. */
  @Test
  void mixedStoriesNeverCrashIt() {
    List<String> lines = new ArrayList<>();
    Stories.names().forEach(s -> Stories.configuration(s).lines().forEach(lines::add));
    int problems = 0;
    for (int i = 0; i < 1_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(1, 60); n > 0; n--) {
        text.append(lines.get(random.nextInt(lines.size()))).append('\n');
      }
      if (!loads("bot.yaml", false, text.toString().getBytes(StandardCharsets.UTF_8))) problems++;
    }
    assertThat(problems).isBetween(500, 1_000);
  }

  /** What was loaded can be put in force: it is read again from its text, and exported. */
  private static void canBePutInForce(Bundle bundle) {
    assertThat(Json.parse(bundle.text())).isEqualTo(bundle.tree());
    byte[] yaml = BotExport.yaml(bundle.tree()).getBytes(StandardCharsets.UTF_8);
    Loaded again = BotLoader.read("x", List.of(new SourceFile("export.yaml", false, yaml)));
    assertThat(again).as(again::toString).isInstanceOf(Loaded.Ok.class);
    assertThat(((Loaded.Ok) again).bundle().text()).isEqualTo(bundle.text());
  }

  private byte[] damage(byte[] content) {
    for (int n = random.nextInt(1, 4); n > 0; n--) {
      int at = random.nextInt(content.length);
      if (random.nextBoolean()) {
        content[at] = (byte) random.nextInt(256);
      } else {
        byte[] bit = BITS.get(random.nextInt(BITS.size())).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bit, 0, content, at, Math.min(bit.length, content.length - at));
      }
    }
    return content;
  }

  private static boolean loads(String name, boolean rules, byte[] content) {
    switch (BotLoader.read("x", List.of(new SourceFile(name, rules, content)))) {
      case Loaded.Ok ok -> {
        canBePutInForce(ok.bundle());
        BotConfig.Read read = BotConfig.read(ok.bundle().tree());
        assertThat(read.isUsable()).isTrue();
        assertThat(new BotEngine(read.config()).config().name()).isNotEmpty();
        return true;
      }
      case Loaded.Invalid invalid -> {
        assertThat(invalid.problems())
            .isNotEmpty()
            .allSatisfy(
                p -> {
                  assertThat(p.file()).isEqualTo(name);
                  assertThat(p.line()).isPositive();
                  assertThat(p.column()).isPositive();
                });
        return false;
      }
    }
  }
}
