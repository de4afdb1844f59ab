package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.events.Tree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
  private static Loaded load(String yaml) {
    byte[] content = yaml.getBytes(StandardCharsets.UTF_8);
    return BotLoader.read("test", List.of(new SourceFile("bot.yaml", false, content)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counter: falls",
        "quotes: quote",
        "giveaway: raffle",
        "shoutout: so",
        "timer: Drink some water!",
        "8-ball: 8ball",
        "go-live: We are live!",
        "pronouns: pronouns",
        "viewer-queue: queue",
        "custom-commands: moderator"
      })
  void oneLineMakesBehavioursThatRun(String line) {
    Loaded.Ok ok = (Loaded.Ok) load("{ kind: Template, " + line + " }");
    assertThat(ok.warnings()).isEmpty();
    assertThat(BotConfig.read(ok.bundle().tree()).config().behaviours())
        .isNotEmpty()
        .allMatch(behaviour -> behaviour.runs());
  }

  @Test
  void theThreeFormsMeanTheSame() {
    String hash = hash("{ kind: Template, counter: falls }");
    assertThat(hash("{ kind: Template, template: counter, name: falls }")).isEqualTo(hash);
    assertThat(hash("{ kind: Template, implementation: counter, properties: { name: falls } }"))
        .isEqualTo(hash);
    assertThat(hash("{ kind: Template, counter: { name: falls } }")).isEqualTo(hash);
  }

  private static String hash(String yaml) {
    return ((Loaded.Ok) load(yaml)).bundle().hash();
  }

  @Test
  void severalOfAKindGoTogether() {
    String yaml =
        """
        { kind: Template, counter: falls }
        ---
        { kind: Template, counter: wins }
        ---
        { kind: Template, timer: [ "a", "b" ] }
        ---
        { kind: Template, timer: "c", name: other }
        """;
    assertThat(load(yaml)).isInstanceOf(Loaded.Ok.class);
  }

  @Test
  void whatAValueHoldsIsNotLookedAtAgain() {
    Loaded.Ok ok = (Loaded.Ok) load("{ kind: Template, go-live: \"{{output}} ${event.title}\" }");
    assertThat(Tree.list(ok.bundle().tree(), "behaviours").toString())
        .contains("{{output}} ${event.title}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          { kind: Template, countr: falls }                 | bot.yaml:1:19: countr: unknown; did you mean counter?
          { kind: Template, template: countr }              | bot.yaml:1:29: template: unknown; did you mean counter?
          { kind: Template }                                | bot.yaml:1:1: template: missing; expected one of [8-ball
          { kind: Template, counter: falls, texts: x }      | bot.yaml:1:42: counter.texts: unknown; did you mean text?
          { kind: Template, timer: x, every: 10s }          | bot.yaml:1:36: timer.every: expected a duration of at least 1 minute
          { kind: Template, counter: [ a ] }                | bot.yaml:1:28: counter.name: expected a text
          { kind: Template, go-live: "" }                   | ok
          """)
  void mistakesHaveTheirPlace(String yaml, String problem) {
    switch (load(yaml)) {
      case Loaded.Ok _ -> assertThat(problem).isEqualTo("ok");
      case Loaded.Invalid(var problems) ->
          assertThat(problems)
              .anySatisfy(found -> assertThat(found.toString()).startsWith(problem));
    }
  }
}
