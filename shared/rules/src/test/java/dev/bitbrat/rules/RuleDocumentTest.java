package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.RoutingStep;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RuleDocumentTest {
  @Test
  void readsAWholeDocument() {
    Rule rule =
        usable(
            """
            {"id": "greet", "enabled": true, "priority": 2.5, "description": "Greets",
             "logic": "{\\"==\\": [1, 1]}", "metadata": {"a": 1},
             "routingSlip": [
               {"id": "llm", "nextTopic": "t", "v": "1", "maxAttempts": 5,
                "attributes": {"always": true, "n": 2, "s": "x", "o": {}}},
               {"id": "no topic"}, {"nextTopic": "no id"}, "no step", {"id": "", "nextTopic": "t"},
               {"id": "b", "nextTopic": "t2", "maxAttempts": 0}]}\
            """);

    assertThat(rule.id()).isEqualTo("greet");
    assertThat(rule.priority()).isEqualTo(2.5);
    assertThat(rule.description()).isEqualTo("Greets");
    assertThat(rule.metadata()).isEqualTo(Map.of("a", 1L));
    assertThat(rule.slip()).extracting(RoutingStep::id).containsExactly("llm", "b");
    RoutingStep first = rule.slip().getFirst();
    assertThat(first.v()).isEqualTo("1");
    assertThat(first.status()).isEqualTo(RoutingStep.Status.PENDING);
    assertThat(first.maxAttempts()).isEqualTo(5);
    assertThat(first.attributes()).isEqualTo(Map.of("always", "true", "n", "2", "s", "x"));
    assertThat(rule.slip().getLast().maxAttempts()).isEqualTo(1);
  }

  @Test
  void readsTheNewerFormOfTheSlip() {
    Rule rule =
        usable(
            """
            {"enabled": true, "priority": 1, "logic": {"!": false},
             "routing": {"stage": "initial", "slip": [{"id": "a", "nextTopic": "t"}]}}\
            """);

    assertThat(rule.id()).isEqualTo("unnamed");
    assertThat(rule.slip()).containsExactly(RoutingStep.pending("a", "t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{} | enabled must be true or false",
        "{'enabled': 'true'} | enabled must be true or false",
        "{'enabled': true} | priority must be a number",
        "{'enabled': true, 'priority': '1'} | priority must be a number",
        "{'enabled': true, 'priority': 1} | logic must be a JsonLogic object",
        "{'enabled': true, 'priority': 1, 'logic': true} | logic must be a JsonLogic object",
        "{'enabled': true, 'priority': 1, 'logic': '{oops'} | logic is not JSON",
        "{'enabled': true, 'priority': 1, 'logic': {'andd': []}} | the nearest is and",
        "{'enabled': true, 'priority': 1, 'logic': {'!': {'re_test': ['a', '(']}}} | $.!.re_test:",
        "{'enabled': true, 'priority': 1, 'logic': {'!': 1}, 'enrichments': {'message': '{{#a}}'}}"
            + " | {{#a}} in a template",
      })
  void saysWhatIsWrongWithABrokenDocument(String document, String reason) {
    RuleDocument read = Samples.document(document.replace('\'', '"'));

    assertThat(read).isInstanceOf(RuleDocument.Broken.class);
    assertThat(((RuleDocument.Broken) read).reason()).contains(reason);
  }

  @Test
  void leavesOutARuleThatIsSwitchedOffWhateverElseIsWrongWithIt() {
    assertThat(Samples.document("{\"id\": \"r\", \"enabled\": false}"))
        .isEqualTo(new RuleDocument.Off("r"));
  }

  @Test
  void refusesLogicTextThatIsTooLongBeforeParsingIt() {
    Map<String, @Nullable Object> document = new HashMap<>();
    document.put("enabled", true);
    document.put("priority", 1);
    document.put("logic", " ".repeat(70_000) + "{}");

    RuleDocument read =
        RuleDocument.read(
            "r",
            document,
            text -> {
              throw new AssertionError("parsed");
            });

    assertThat(read)
        .isEqualTo(new RuleDocument.Broken("r", "logic has more than 65536 characters"));
  }

  @Test
  void refusesADocumentThatContainsItself() {
    Map<String, @Nullable Object> document = new HashMap<>();
    document.put("metadata", document);

    assertThat(RuleDocument.read("r", document, Json::parse))
        .isEqualTo(new RuleDocument.Broken("r", "nested deeper than 72"));
  }

  private static Rule usable(String json) {
    return switch (Samples.document(json)) {
      case RuleDocument.Usable(Rule rule) -> rule;
      case RuleDocument.Off off -> throw new AssertionError(off);
      case RuleDocument.Broken broken -> throw new AssertionError(broken);
    };
  }
}
