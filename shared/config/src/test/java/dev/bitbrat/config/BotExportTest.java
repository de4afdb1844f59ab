package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is exported and loaded again is the same. */
class BotExportTest {
  static List<String> stories() {
    return Stories.names();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void aStoryComesBackTheSame(String story) {
    Bundle bundle = load(Stories.configuration(story));
    comesBack(bundle);
  }

  @Test
  void aStoryKeepsItsUuids() {
    String story = Stories.configuration("S8");
    String exported = BotExport.yaml(load(story).tree());
    story
        .lines()
        .filter(line -> line.startsWith("uuid: "))
        .forEach(line -> assertThat(exported).contains(line.substring("uuid: ".length())));
  }

  @Test
  void theBotThatComesAlongComesBackTheSameWithItsRules() {
    Path bot = Path.of(System.getProperty("bitbrat.root", "../.."), "scripts", "bots", "default");
    Bundle bundle = ((Loaded.Ok) BotLoader.load(bot)).bundle();
    comesBack(bundle);
    assertThat(BotExport.yaml(bundle.tree())).contains("kind: Rule");
  }

  @Test
  void randomBotsComeBackTheSame() {
    RandomBots bots = new RandomBots(new Random(11));
    int behaviours = 0;
    for (int i = 0; i < 400; i++) {
      Bundle bundle = load(bots.next());
      comesBack(bundle);
      behaviours += bundle.text().split("\"triggers\"", -1).length - 1;
    }
    assertThat(behaviours).isGreaterThan(400);
  }

  @Test
  void writesTextsSoThatNoReaderTakesThemForSomethingElse() {
    Bundle bundle =
        load(
            """
            name: "on"
            triggers: [{ chat.command: ["no", "0x1F", "1e3", "~", "12:30", "=", "null", plan] }]
            actions: [{ reply: "two\\nlines: # \\u0007 \\U0001F600 \\u2028" }]
            """);
    String yaml = BotExport.yaml(bundle.tree());
    assertThat(yaml)
        .contains("name: \"on\"", "- \"no\"", "- \"0x1F\"", "- \"~\"", "- \"null\"", "- plan");
    comesBack(bundle);
  }

  private static void comesBack(Bundle bundle) {
    String yaml = BotExport.yaml(bundle.tree());
    Bundle again = load(yaml);
    assertThat(again.text()).isEqualTo(bundle.text());
    assertThat(again.hash()).isEqualTo(bundle.hash());
    assertThat(BotExport.yaml(again.tree())).isEqualTo(yaml);
    assertThat(Json.parse(bundle.text(), JsonLimits.DOCUMENT)).isNotNull();
  }

  private static Bundle load(String yaml) {
    byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
    return switch (BotLoader.read("x", List.of(new SourceFile("bot.yaml", false, content)))) {
      case Loaded.Ok ok -> ok.bundle();
      case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems() + "\n" + yaml);
    };
  }
}
