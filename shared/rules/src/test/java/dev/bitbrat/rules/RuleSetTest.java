package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RuleSetTest {
  private static final String CHAT = "{\"==\": [{\"var\": \"type\"}, \"chat.message.v1\"]}";

  @Test
  void choosesTheLowestPriorityAndOfEqualOnesTheLowestIdButNamesAll() {
    RuleSet rules =
        RuleSet.of(
            Stream.of("z:1", "b:2", "a:2", "y:1.5")
                .map(rule -> rule.split(":"))
                .map(
                    rule ->
                        Samples.document(
                            """
                            {"id": "%s", "enabled": true, "priority": %s, "logic": %s}\
                            """
                                .formatted(rule[0], rule[1], CHAT)))
                .toList());

    Routing routing = rules.route(Samples.line("hi"), Samples.CONTEXT);

    assertThat(routing.chosen().map(Rule::id)).hasValue("z");
    assertThat(routing.matchedRuleIds()).containsExactly("z", "y", "a", "b");
    assertThat(routing.event().metadata())
        .containsEntry("chosenRuleId", "z")
        .containsEntry("matchedRuleIds", List.of("z", "y", "a", "b"));
  }

  @Test
  void choosesNothingWhereNothingMatches() {
    Event event = Samples.line("hi");

    Routing routing = Samples.rules("{\"!\": true}").route(event, Samples.CONTEXT);

    assertThat(routing.chosen()).isEmpty();
    assertThat(routing.slip()).isEmpty();
    assertThat(routing.event().metadata()).containsEntry("chosenRuleId", null);
    assertThat(routing.event().with().metadata(Map.of()).build()).isEqualTo(event);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"1\"", "{\"+\": 1}", "{\"or\": [true]}", "\"true\""})
  void countsTrueAndOneAsAMatch(String logic) {
    assertThat(matched(logic)).containsExactly("r0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"2\"", "{\"cat\": \"yes\"}", "{\"merge\": [1]}", "{\"or\": []}"})
  void countsNoOtherTrueValueAsAMatch(String logic) {
    assertThat(matched(logic)).isEmpty();
  }

  @Test
  void passesOverARuleThatFailsAndSaysWhy() {
    String failing = "{\"*\": []}";

    Routing routing = Samples.rules(failing, CHAT).route(Samples.line("hi"), Samples.CONTEXT);

    assertThat(routing.chosen().map(Rule::id)).hasValue("r1");
    assertThat(routing.problems())
        .containsExactly(new Problem("r0", "* needs at least one argument"));
  }

  @Test
  void passesOverARuleWhoseTextWouldBeTooLong() {
    RuleSet rules =
        RuleSet.of(
            List.of(
                Samples.document(
                    """
                    {"id": "big", "enabled": true, "priority": 1, "logic": %s,
                     "enrichments": {"message": "%s"}}\
                    """
                        .formatted(CHAT, "{{message.text}}".repeat(100))),
                Samples.document(
                    """
                    {"id": "next", "enabled": true, "priority": 2, "logic": %s}\
                    """
                        .formatted(CHAT))));

    Routing routing = rules.route(Samples.line("x".repeat(1_000)), Samples.CONTEXT);

    assertThat(routing.chosen().map(Rule::id)).hasValue("next");
    assertThat(routing.problems()).extracting(Problem::ruleId).containsExactly("big");
    assertThat(routing.event().annotations()).isEmpty();
  }

  @Test
  void reportsDocumentsThatAreNotInForce() {
    String document = "{\"id\": \"a\", \"enabled\": true, \"priority\": 1, \"logic\": %s}";
    RuleSet rules =
        RuleSet.of(
            List.of(
                Samples.document(document.formatted(CHAT)),
                Samples.document(document.formatted("\"false\"")),
                new RuleDocument.Off("off"),
                new RuleDocument.Broken("b", "why")));

    assertThat(rules.rules()).extracting(Rule::id).containsExactly("a");
    assertThat(rules.problems())
        .containsExactly(
            new Problem("a", "another rule has this id and is used instead"),
            new Problem("b", "why"));
  }

  @Test
  void explainsEveryRuleInOneLine() {
    RuleSet rules =
        Samples.rules(
            CHAT,
            """
            {"and": [%s, {"text_contains": [{"var": "message.text"}, "!lurk "]}]}\
            """
                .formatted(CHAT),
            "{\"cat\": \"yes\"}",
            "{\"*\": []}",
            "{\"and\": [true, {\"!\": [{\"var\": \"nobody.here\"}]}, {\"var\": \"nobody.here\"}]}");

    assertThat(rules.explain(Samples.line("hi"), Samples.CONTEXT))
        .containsExactly(
            new Explanation("r0", Explanation.Verdict.MATCHED, "type == \"chat.message.v1\""),
            new Explanation(
                "r1",
                Explanation.Verdict.NOT_MATCHED,
                "not so: text_contains(message.text, \"!lurk \") (message.text is \"hi\")"),
            new Explanation(
                "r2",
                Explanation.Verdict.NOT_MATCHED,
                "gives \"yes\", and only true or 1 is a match"),
            new Explanation("r3", Explanation.Verdict.FAILED, "* needs at least one argument"),
            new Explanation(
                "r4",
                Explanation.Verdict.NOT_MATCHED,
                "not so: nobody.here (nobody.here is absent)"));
  }

  private static List<String> matched(String logic) {
    return Samples.rules(logic).route(Samples.line("hi"), Samples.CONTEXT).matchedRuleIds();
  }
}
