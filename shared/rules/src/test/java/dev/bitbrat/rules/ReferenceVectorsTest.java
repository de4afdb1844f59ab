package dev.bitbrat.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the reference platform's own code answered, where we mean to answer the same. */
final class ReferenceVectorsTest {
  private static final Map<String, @Nullable Object> VECTORS =
      Json.resource("reference-vectors.json");

  /** Route vectors of which a part does not apply, and why; the rest of them is checked. */
  private static final Map<String, String> DIFFERENT =
      Map.of(
          "no rules", "an event that no rule matches ends quietly: no step to a dead letter topic",
          "mustache interpolation & precedence (event ctx over rule metadata), html escaping",
              "no HTML escaping, and the user's message is not replaced: the text is a prompt",
          "egress override w/ template",
              "a rule without steps gives an empty slip, not a finished step of the router");

  @ParameterizedTest(name = "{0}")
  @MethodSource("evaluations")
  void matchesAsTheReferenceDoes(Vector vector) {
    RuleDocument document = RuleDocument.read("r", rule(vector.tree().get("logic")), Json::parse);

    Routing routing = RuleSet.of(List.of(document)).route(overridden(vector), Samples.CONTEXT);

    assertThat(routing.chosen().isPresent()).isEqualTo(vector.tree().get("expected"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("routes")
  void routesAsTheReferenceDoes(Vector vector) {
    Routing routing = route(vector);

    Map<String, @Nullable Object> expected = Tree.map(vector.tree(), "expected");
    Map<String, @Nullable Object> decision = Tree.map(expected, "decision");
    assertThat(routing.chosen().isPresent()).isEqualTo(decision.get("matched"));
    assertThat(routing.chosen().map(Rule::id).orElse(null)).isEqualTo(decision.get("ruleId"));
    assertThat(routing.matchedRuleIds()).isEqualTo(decision.get("matchedRuleIds"));
    assertThat(routing.event().metadata()).isEqualTo(expected.get("metadata"));
    EventContext routed = new EventContext(routing.event(), Samples.CONTEXT);
    assertThat(Json.comparable(routed.get("candidates")))
        .isEqualTo(Json.comparable(expected.get("candidates")));
    assertThat(withoutPrompts(routed)).isEqualTo(expected.get("annotations"));
    assertThat(routed.get("egress")).isEqualTo(expected.get("egress"));
    assertThat(routing.event().message()).isEqualTo(withoutExtras().message());
    if (!DIFFERENT.containsKey(vector.name())) {
      assertThat(slip(routing)).isEqualTo(Json.comparable(expected.get("slip")));
    }
  }

  @Test
  void endsWithoutAStepWhereTheReferenceMakesOneUp() {
    assertThat(route(vector("no rules")).slip()).isEmpty();
    assertThat(route(vector("egress override w/ template")).slip()).isEmpty();
  }

  @Test
  void addsTheMessageAsAPromptWithoutEscapingIt() {
    Vector vector =
        vector("mustache interpolation & precedence (event ctx over rule metadata), html escaping");

    Annotation prompt = route(vector).event().annotations().getFirst();

    assertThat(prompt.kind()).isEqualTo("prompt");
    assertThat(prompt.value())
        .isEqualTo("Hello Alice from #general (v2.0)  O'Neil & <b> O'Neil & <b>");
  }

  @Test
  void losesNoVector() {
    assertThat(evaluations()).hasSize(37);
    assertThat(routes()).hasSize(5).extracting(Vector::name).containsAll(DIFFERENT.keySet());
  }

  record Vector(String name, Map<String, @Nullable Object> tree) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Vector> evaluations() {
    return vectors("evaluate");
  }

  static Stream<Vector> routes() {
    return vectors("route");
  }

  private static Stream<Vector> vectors(String key) {
    return Tree.maps(VECTORS, key).stream()
        .map(tree -> new Vector(String.valueOf(tree.get("name")), tree));
  }

  private static Vector vector(String name) {
    return routes().filter(v -> v.name().equals(name)).findFirst().orElseThrow();
  }

  private static Map<String, @Nullable Object> rule(@Nullable Object logic) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>();
    document.put("enabled", true);
    document.put("priority", 1);
    document.put("logic", logic);
    return document;
  }

  private static Event overridden(Vector vector) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>(Tree.map(VECTORS, "baseEvent"));
    event.putAll(Tree.map(vector.tree(), "eventOverride"));
    return Samples.event(event);
  }

  /** The event of the route vectors. */
  private static Event withoutExtras() {
    return Samples.event(Tree.map(VECTORS, "baseEvent"))
        .with()
        .annotations(List.of())
        .candidates(List.of())
        .build();
  }

  private static Routing route(Vector vector) {
    List<RuleDocument> documents =
        Tree.maps(vector.tree(), "rules").stream()
            .map(rule -> RuleDocument.read("unnamed", rule, Json::parse))
            .toList();
    return RuleSet.of(documents).route(withoutExtras(), Samples.CONTEXT);
  }

  private static List<?> withoutPrompts(EventContext routed) {
    return Tree.maps(routed, "annotations").stream()
        .filter(annotation -> !"prompt".equals(annotation.get("kind")))
        .toList();
  }

  private static @Nullable Object slip(Routing routing) {
    return Json.comparable(routing.slip().stream().map(EventTree::step).toList());
  }
}
