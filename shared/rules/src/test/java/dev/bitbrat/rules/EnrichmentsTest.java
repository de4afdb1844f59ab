package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EnrichmentsTest {
  @Test
  void fillsInWhatAnAnnotationLeavesOut() {
    Annotation added =
        enriched(Samples.line("hi"), "{'annotations': [{'label': 'l', 'other': 1}]}")
            .annotations()
            .getFirst();

    assertThat(added.id()).hasSize(36);
    assertThat(added.kind()).isEqualTo("custom");
    assertThat(added.source()).isEqualTo("rule:r");
    assertThat(added.createdAt()).isEqualTo("2026-01-30T00:00:00.000Z");
    assertThat(added.label()).isEqualTo("l");
    assertThat(added.extra()).isEqualTo(Map.of("other", 1L));
  }

  @Test
  void fillsInWhatACandidateLeavesOut() {
    Candidate added =
        enriched(Samples.line("hi"), "{'candidates': [{'text': 'hello {{user.displayName}}'}]}")
            .candidates()
            .getFirst();

    assertThat(added.kind()).isEqualTo("text");
    assertThat(added.status()).isEqualTo("proposed");
    assertThat(added.priority()).isEqualTo(10);
    assertThat(added.source()).isEqualTo("rule:r");
    assertThat(added.text()).isEqualTo("hello Alice");
  }

  @Test
  void addsTheSameIdsOnARedeliveryAndOthersToAnotherEvent() {
    String enrichments = "{'message': 'p', 'annotations': [{}, {}], 'candidates': [{}, {}]}";
    Event event = Samples.line("hi");
    Event other = event.with().correlationId("c-2").build();

    List<String> ids = ids(enriched(event, enrichments));

    assertThat(ids).hasSize(5).doesNotHaveDuplicates();
    assertThat(ids(enriched(event, enrichments))).isEqualTo(ids);
    assertThat(ids(enriched(other, enrichments))).doesNotContainAnyElementsOf(ids);
  }

  @Test
  void keepsWhatTheUserSaidAndWhatOthersAdded() {
    Event event =
        Samples.line("hi").with().addCandidate(Candidate.text("c", "llm", 1, "old")).build();

    Event enriched = enriched(event, "{'message': 'be kind', 'candidates': [{'text': 'new'}]}");

    assertThat(enriched.message()).isEqualTo(event.message());
    assertThat(enriched.candidates()).extracting(Candidate::text).containsExactly("old", "new");
    assertThat(enriched.annotations().getFirst().value()).isEqualTo("be kind");
  }

  @Test
  void addsOneCandidateThatThePickerChose() {
    String enrichments =
        "{'randomCandidate': true, 'candidates': [{'text': 'a'}, {'text': 'b'}, {'text': 'c'}]}";

    assertThat(enriched(Samples.line("hi"), enrichments).candidates())
        .extracting(Candidate::text)
        .containsExactly("c");
  }

  @Test
  void picksByTheChanceThatItIsGiven() {
    List<Candidate> all =
        List.of(Candidate.text("a", "s", 1, "a"), Candidate.text("b", "s", 1, "b"));
    RandomGenerator second =
        new RandomGenerator() {
          @Override
          public long nextLong() {
            throw new AssertionError("asks for a bounded number only");
          }

          @Override
          public int nextInt(int bound) {
            return bound - 1;
          }
        };

    assertThat(CandidatePicker.random(second).pick(Samples.line("hi"), "r", all))
        .isEqualTo(all.get(1));
  }

  @Test
  void replacesTheEgressAndKeepsADestinationThatIsNotGiven() {
    Event enriched = enriched(Samples.line("hi"), "{'egress': {'type': 'dm', 'channel': 'c'}}");

    assertThat(enriched.egress()).isEqualTo(new Egress("dm", null, "c", Map.of(), Map.of()));
    assertThat(enriched.egressDestination()).isEqualTo("internal.egress.v1");
  }

  @Test
  void readsAnnotationsAtTheTopOfOlderDocuments() {
    RuleDocument document =
        Samples.document(
            """
            {"id": "r", "enabled": true, "priority": 1, "logic": "true",
             "annotations": [{"id": "old", "kind": "k", "source": "s", "createdAt": "then"}]}\
            """);

    Annotation added = routed(Samples.line("hi"), document).annotations().getFirst();

    assertThat(added.id()).isEqualTo("old");
    assertThat(added.source()).isEqualTo("s");
    assertThat(added.createdAt()).isEqualTo("then");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{{type}} | chat.message.v1",
        "{{{message.text}}} | <b>'hi'</b> {{type}}",
        "{{message.text}} | <b>'hi'</b> {{type}}",
        "{{ & message.text }} | <b>'hi'</b> {{type}}",
        "[{{nothing}}] | []",
        "[{{}}] | []",
        "[{{user}}] | []",
        "{{user.roles}} | moderator",
        "{{config.commandSigil}}{{config.botName}} | !Test Bot",
        "{{config.secret}}! | !",
        "{{source}} {{channel}} {{userId}} | ingress.twitch #general u1",
        "{{own}} {{ts}} {{now}} | 1.5 1769731200000 2026-01-30T00:00:00.000Z",
        "{{nested.deep}} | yes",
        "{{type | {{type",
        "a }} b | a }} b",
        "{ {type} } | { {type} }",
      })
  void rendersNamesOnceAndAsTheyAre(String template, String expected) {
    RuleDocument document =
        Samples.document(
            """
            {"id": "r", "enabled": true, "priority": 1, "logic": "true",
             "metadata": {"own": 1.5, "type": "wrong", "nested": {"deep": "yes"}},
             "enrichments": {"annotations": [{"value": "%s"}]}}\
            """
                .formatted(template));

    Event event = routed(Samples.line("<b>'hi'</b> {{type}}"), document);

    assertThat(event.annotations().getFirst().value()).isEqualTo(expected);
  }

  private static List<String> ids(Event event) {
    List<String> ids = new ArrayList<>();
    event.annotations().forEach(a -> ids.add(a.id()));
    event.candidates().forEach(c -> ids.add(c.id()));
    return ids;
  }

  private static Event enriched(Event event, String enrichments) {
    return routed(
        event,
        Samples.document(
            """
            {"id": "r", "enabled": true, "priority": 1, "logic": "true", "enrichments": %s}\
            """
                .formatted(enrichments.replace('\'', '"'))));
  }

  private static Event routed(Event event, RuleDocument document) {
    return RuleSet.of(List.of(document)).route(event, Samples.CONTEXT).event();
  }
}
