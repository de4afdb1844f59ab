package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.cli.Console.Result;
import dev.bitbrat.events.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesTest {
  private static final String EVENT =
      """
      {"v": "2", "type": "chat.message.v1", "correlationId": "c1",
       "identity": {"external": {"id": "ann", "platform": "twitch"}},
       "message": {"id": "m1", "role": "user", "text": "hello bot"}}
      """;

  private final Path dir;
  private final Console console;

  RulesTest(@TempDir Path dir) {
    this.dir = dir;
    this.console = new Console(dir);
  }

  @Test
  void evaluatesLineByLineAndNeverStopsAtABadOne() {
    Result result =
        console.runWith(
            """
            {"logic": {"+": [1, {"var": "a"}]}, "data": {"a": 2}}
            {"logic": {"nope": [1]}}
            not json

            {"data": 1}
            {"logic": {"var": "x"}, "data": null}
            """,
            "rules",
            "eval");
    assertThat(result.exitCode()).isZero();
    assertThat(result.err()).isEmpty();
    List<Map<String, @Nullable Object>> lines = result.json();
    assertThat(lines).hasSize(5);
    assertThat(lines.get(0)).isEqualTo(Map.of("result", 3L));
    assertThat(lines.get(1)).containsOnlyKeys("error");
    assertThat(lines.get(2)).containsOnlyKeys("error");
    assertThat(lines.get(3)).containsOnlyKeys("error");
    assertThat(lines.get(4)).containsOnlyKeys("result").containsValue(null);
  }

  @Test
  void aLineOfNestingOrLengthIsAnErrorOfThatLine() {
    String deep = "{\"logic\": " + "[".repeat(200) + "]".repeat(200) + "}\n";
    String endless = "{\"logic\": \"" + "x".repeat(2 << 20) + "\"}\n";
    Result result = console.runWith(deep + endless + "{\"logic\": 1}\n", "rules", "eval", "-");
    assertThat(result.json()).hasSize(3);
    assertThat(result.json().get(0)).containsOnlyKeys("error");
    assertThat(result.json().get(1)).containsOnlyKeys("error");
    assertThat(result.json().get(2)).isEqualTo(Map.of("result", 1L));
  }

  @Test
  void writesTheEventAsItWouldBeSentOnAndSaysWhy() throws IOException {
    Result result = route(greeting(), "--rules", dir.resolve("rules").toString());
    assertThat(result.exitCode()).isZero();
    Map<String, @Nullable Object> event = result.json().getFirst();
    assertThat(Tree.map(event, "metadata")).containsEntry("chosenRuleId", "greeting");
    assertThat(Tree.maps(event, "candidates")).hasSize(1);
    assertThat(Tree.maps(event, "routingSlip").getFirst()).containsEntry("id", "llm-bot");
    assertThat(result.err())
        .containsPattern("matched +greeting: ")
        .containsPattern("no match +never: ")
        .containsPattern("left out +.*broken\\.json:1:");
  }

  @Test
  void withJsonEverythingIsOneObject() throws IOException {
    Result result = route(greeting(), "--rules", dir.resolve("rules").toString(), "--json");
    Map<String, @Nullable Object> all = result.json().getFirst();
    assertThat(all).containsKeys("event", "matched", "chosen", "rules", "problems");
    assertThat(all.get("chosen")).isEqualTo("greeting");
    assertThat(all.get("matched")).isEqualTo(List.of("greeting"));
    assertThat(Tree.list(all, "problems")).isNotEmpty();
    assertThat(result.err()).isEmpty();
  }

  @Test
  void whatIsNoEventIsSaidWithItsReason() throws IOException {
    Result result = route("{\"type\": 1", "--rules", greetingDir());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("not an event");
  }

  @Test
  void aFolderWithoutRulesIsSaid() {
    Result result = route(EVENT, "--rules", dir.resolve("nowhere").toString());
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("--rules");
  }

  private Result route(String event, String... more) {
    String[] args = new String[more.length + 4];
    System.arraycopy(new String[] {"rules", "route", "--event", "-"}, 0, args, 0, 4);
    System.arraycopy(more, 0, args, 4, more.length);
    return console.runWith(event, args);
  }

  private String greetingDir() throws IOException {
    greeting();
    return dir.resolve("rules").toString();
  }

  private String greeting() throws IOException {
    Path rules = Files.createDirectories(dir.resolve("rules"));
    Files.writeString(
        rules.resolve("greeting.json"),
        """
        {"id": "greeting", "enabled": true, "priority": 10,
         "logic": {"text_contains": [{"var": "message.text"}, "hello"]},
         "routingSlip": [{"id": "llm-bot", "nextTopic": "internal.llmbot.v1"}],
         "enrichments": {"candidates": [{"text": "Hello!"}]}}
        """);
    Files.writeString(
        rules.resolve("never.yaml"),
        "id: never\nenabled: true\npriority: 1\nlogic: { \"==\": [1, 2] }\nroutingSlip: []\n");
    Files.writeString(rules.resolve("broken.json"), "{\"id\": ");
    return EVENT;
  }
}
