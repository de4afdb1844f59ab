package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data stores, sources, inputs and outputs, conditions within conditions. */
class DocumentsTest {
  @Test
  void theShortFormOfADataStoreIsTheLongOne() {
    String uuid = Ids.derive("DataStore", "falls");
    Bundle shortForm =
        bundle("{ kind: DataStore, name: falls, store: single, type: number, default: 0 }");
    Bundle longForm =
        bundle(
            """
            kind: DataStore
            implementation: store.single
            uuid: %s
            name: falls
            datatype: number
            properties: { default: 0 }
            """
                .formatted(uuid));
    assertThat(shortForm.text()).isEqualTo(longForm.text());
    assertThat(document(shortForm)).containsEntry("uuid", uuid);
  }

  @Test
  void aSourceHasAShortFormToo() {
    assertThat(document(bundle("{ kind: DataSource, name: x, source: static, values: [a, b] }")))
        .containsEntry("implementation", "source.static")
        .containsEntry("properties", Map.of("values", List.of("a", "b")));
  }

  @Test
  void conditionsWithinConditionsHaveUuidsOfTheirOwn() {
    Bundle bundle =
        bundle(
            """
            name: x
            triggers: [{ chat.command: x }]
            conditions:
            - any:
              - user.role: moderator
              - not: { stream.live: true }
              - { implementation: arg.count, properties: { min: 1 }, negate: true }
            actions: [{ reply: hi }]
            """);
    assertThat(only(bundle).sentence("!"))
        .startsWith(
            "When a user sends the chat command !x, if the user is a moderator, the stream is not"
                + " live or the command does not have at least 1 argument, send");
    Map<String, @Nullable Object> any =
        Tree.maps(Tree.maps(bundle.tree(), "behaviours").getFirst(), "conditions").getFirst();
    List<Map<String, @Nullable Object>> nested = Tree.maps(Tree.map(any, "properties"), "of");
    assertThat(nested)
        .extracting(c -> c.get("uuid"))
        .containsExactly(
            Ids.derive("x\nconditions", "0.of.0"),
            Ids.derive("x\nconditions", "0.of.1"),
            Ids.derive("x\nconditions", "0.of.2"));
  }

  @Test
  void deepConditionsAreRefusedBeforeTheBundleIsTooDeep() {
    String deep = "{ not: ".repeat(9) + "{ stream.live: true }" + " }".repeat(9);
    assertThat(problems("name: x\nconditions: [" + deep + "]"))
        .anyMatch(p -> p.contains("conditions within conditions deeper than 8"));
    String allowed = "{ not: ".repeat(8) + "{ stream.live: true }" + " }".repeat(8);
    Bundle bundle = bundle("name: x\nconditions: [" + allowed + "]");
    assertThat(Json.parse(bundle.text())).isEqualTo(bundle.tree());
  }

  @Test
  void aReferenceNamesADataStoreWhereverOneIsMeant() {
    Bundle bundle =
        bundle(
            """
            { kind: DataStore, name: falls, store: single, type: number, default: 0 }
            ---
            name: x
            triggers: [{ chat.command: { datasource: falls } }]
            actions:
            - datastore.increment: { datastore: { datastore: falls } }
            - reply: { datastore: falls }
            """);
    assertThat(only(bundle).sentence("!"))
        .startsWith("When a user sends the chat command !${datastore[falls]}, ")
        .endsWith("send the message \"${datastore[falls]}\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {kind: DataStore, name: a, store: singel}                        | 1:35 | documents[0].implementation: unknown; did you mean store.single?
          {kind: DataStore, name: a}                                       | 1:1  | documents[0].store: missing; expected one of [list, map, single]
          {kind: DataStore, store: list}                                   | 1:1  | documents[0].name: expected a name
          {kind: DataStore, name: "a[b]", store: list}                     | 1:25 | documents[0].name: expected a name
          {kind: DataStore, name: a, store: list, uniqe: true}             | 1:48 | documents[0].uniqe: unknown; did you mean unique?
          {kind: DataStore, name: a, store: list, type: strng}             | 1:47 | documents[0].datatype: expected one of
          {kind: DataStore, name: a, implementation: store.list, colour: red} | 1:56 | documents[0].colour: unknown
          {kind: DataStore, name: a, store: list, uuid: x}                 | 1:47 | documents[0].uuid: expected a UUID
          {kind: DataSource, name: a, source: http, url: "ftp://x"}        | 1:48 | documents[0].url: it does not start with http
          {kind: DataSource, name: a, source: http, url: "http://localhost/"} | 1:48 | documents[0].url: its host is not on the public Internet
          {kind: DataSource, name: a, source: http, url: "http://169.254.169.254/latest"} | 1:48 | documents[0].url: its host is not on the public Internet
          {kind: DataSource, name: a, source: http, url: "https://10.0.0.1/"} | 1:48 | documents[0].url: its host is not on the public Internet
          {kind: DataSource, name: a, source: http, url: "https://x.example", timeout: ever} | 1:78 | documents[0].timeout: expected a duration
          {kind: DataSource, name: a, source: static}                      | 1:1  | documents[0].values: missing; expected a list
          {kind: DataStore, name: a, store: list}\\n---\\n{kind: DataStore, name: a, store: map} | 3:25 | documents[1].name: the name is taken by documents[0]
          {kind: IOConfig, platform: twich}                                | 1:28 | documents[0].implementation: unknown; did you mean twitch?
          {kind: IOConfig}                                                 | 1:1  | documents[0].platform: missing; expected one of [discord, kick
          {kind: IOConfig, platform: discord, token: abc.def}              | 1:44 | documents[0].token: a secret does not belong into a file
          {kind: IOConfig, platform: discord, accounts: [{token: abc.def}]} | 1:56 | documents[0].accounts[0].token: a secret does not belong into a file
          {kind: IOConfig, platform: x.y.Reddit, client_secret: abc}       | 1:55 | documents[0].client_secret: a secret does not belong
          {kind: IOConfig, platform: rss, outputs: [a]}                    | 1:42 | documents[0].outputs: rss has none
          {kind: IOConfig, platform: rss, inputs: a}                       | 1:41 | documents[0].inputs: expected a list
          {kind: IOConfig, platform: rss, polling_every: 5}                | 1:48 | documents[0].polling_every: expected at least 60
          {kind: IOConfig, platform: rss, uuid: x}                         | 1:39 | documents[0].uuid: expected a UUID
          {kind: Rule, id: a, logic: {nope: 1}, enabled: true, priority: 1} | 1:35 | rules[0].logic.nope: no operator is called nope
          name: x\\ntriggers: [{chat.message: {matches: "(a)\\\\1"}}]      | 2:37 | matches: expected a regular expression without back references
          name: x\\ntriggers: [{chat.message: {matches: "a(?=b)"}}]        | 2:37 | matches: expected a regular expression without back references and lookarounds
          name: x\\ntriggers: [{chat.startedChatting: soon}]               | 2:35 | behaviours[0].triggers[0].chat.startedChatting: expected a duration
          name: x\\ntriggers: [{chat.startedChatting: 5s}]                 | 2:35 | at least 1 minute
          name: x\\nconditions: [{any: [{user.role: moderater}]}]          | 2:33 | behaviours[0].conditions[0].of[0].user.role: expected one of
          name: x\\nconditions: [{any: [{usr.role: vip}]}]                 | 2:21 | behaviours[0].conditions[0].of[0].usr.role: unknown; did you mean user.role?
          name: x\\nactions: [{datastore.clear: nowhere}]                  | 2:29 | there is no data store called nowhere
          name: x\\nactions: [{reply: hi, orElse: 5}]                      | 2:31 | orElse: expected a text
          """)
  void saysWhatIsWrongAndWhere(String yaml, String place, String message) {
    assertThat(problems(yaml.replace("\\n", "\n")))
        .anySatisfy(p -> assertThat(p).startsWith("bot.yaml:" + place + ": ").contains(message));
  }

  @Test
  void aUuidStandsForOneThingInWhateverKindOfDocument() {
    String uuid = "uuid: 5eed0001-0000-4000-8000-000000000001";
    assertThat(
            problems(
                """
                { name: x, triggers: [{chat.command: x}], actions: [{reply: y}], %s }
                ---
                { kind: IOConfig, platform: rss, %s }
                ---
                { kind: Manager, %s }
                """
                    .formatted(uuid, uuid, uuid.replace("-", ""))))
        .filteredOn(p -> p.contains("the uuid is taken by behaviours[0]"))
        .hasSize(2);
  }

  @Test
  void whatIsKeptIsSaid() {
    Loaded.Ok ok =
        (Loaded.Ok)
            load(
                """
                { kind: Manager, implementation: a.B, uuid: 5eed0001-0000-4000-8000-000000000001, x: [1] }
                ---
                { kind: IOConfig, platform: discord, token: { secret: discord-token } }
                """);
    assertThat(ok.warnings())
        .singleElement()
        .asString()
        .startsWith("bot.yaml:1:9: warning: documents[0].kind: managers have no part in this");
    assertThat(document(ok.bundle())).containsEntry("x", List.of(1L));
  }

  private static Behaviour only(Bundle bundle) {
    return BotConfig.read(bundle.tree()).config().behaviours().getFirst();
  }

  private static Map<String, @Nullable Object> document(Bundle bundle) {
    return Tree.maps(bundle.tree(), "documents").getFirst();
  }

  private static Bundle bundle(String yaml) {
    return switch (load(yaml)) {
      case Loaded.Ok ok -> ok.bundle();
      case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  private static List<String> problems(String yaml) {
    return switch (load(yaml)) {
      case Loaded.Ok ok -> throw new AssertionError("nothing is wrong with it: " + ok.warnings());
      case Loaded.Invalid invalid ->
          invalid.problems().stream().map(ConfigProblem::toString).toList();
    };
  }

  private static Loaded load(String yaml) {
    return BotLoader.read(
        "test", List.of(new SourceFile("bot.yaml", false, yaml.getBytes(StandardCharsets.UTF_8))));
  }
}
