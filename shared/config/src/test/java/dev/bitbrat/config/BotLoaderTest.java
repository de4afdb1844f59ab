package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BotLoaderTest {
  private static final String LONG =
      """
      kind: Behaviour
      implementation: mewbot.api.v1.Behaviour
      uuid: 5eed0001-0000-4000-8000-000000000001
      properties: {name: sass, active: true}
      triggers:                                   # OR
      - {kind: Trigger, implementation: chat.command, uuid: 5eed0001-0000-4000-8000-000000000002, properties: {text: [sass, sassy]}}
      conditions:
      - {kind: Condition, implementation: user.role, uuid: 5eed0001-0000-4000-8000-000000000003, negate: true, properties: {atLeast: vip}}
      actions:
      - {kind: Action, implementation: reply, uuid: 5eed0001-0000-4000-8000-000000000004, properties: {message: "foolish Ben"}}
      ---
      """;
  private static final String SHORT =
      """
      name: sass
      active: true
      uuid: 5eed0001-0000-4000-8000-000000000001
      triggers: [ { chat.command: [sass, sassy], uuid: 5eed0001-0000-4000-8000-000000000002 } ]
      conditions: [ { user.role: vip, negate: true, uuid: 5eed0001-0000-4000-8000-000000000003 } ]
      actions:
        - { reply: "foolish Ben", uuid: 5eed0001-0000-4000-8000-000000000004 }
      """;

  @Test
  void theLongAndTheShortFormAreTheSame() {
    assertThat(bundle(SHORT)).isEqualTo(bundle(LONG));
    Behaviour behaviour = only(bundle(LONG));
    assertThat(behaviour.sentence("!"))
        .isEqualTo(
            "When a user sends the chat command !sass or !sassy, if the user is not a VIP, send the"
                + " message \"foolish Ben\".");
  }

  @Test
  void aMissingUuidFollowsFromNameListAndIndex() {
    String yaml =
        "name: x\ntriggers: [{chat.command: a}, {chat.command: b}]\nactions: [{reply: c}]";
    Bundle bundle = bundle(yaml);
    assertThat(bundle).isEqualTo(bundle(yaml.replace("name: x", "kind: Behaviour\nname: x")));
    Map<String, @Nullable Object> behaviour = Tree.maps(bundle.tree(), "behaviours").getFirst();
    List<String> uuids = new ArrayList<>();
    uuids.add(String.valueOf(behaviour.get("uuid")));
    Tree.maps(behaviour, "triggers").forEach(t -> uuids.add(String.valueOf(t.get("uuid"))));
    Tree.maps(behaviour, "actions").forEach(a -> uuids.add(String.valueOf(a.get("uuid"))));
    assertThat(uuids).hasSize(4).doesNotHaveDuplicates().allMatch(u -> u.charAt(14) == '5');
  }

  @Test
  void readsTheCoreSchema() {
    Bundle bundle =
        bundle(
            """
            name: on
            triggers: [ { chat.command: [no, yes, 2026-01-02] } ]
            actions: [ { reply: off } ]
            """);
    assertThat(only(bundle).sentence("!"))
        .isEqualTo(
            "When a user sends the chat command !no, !yes or !2026-01-02, send the message"
                + " \"off\".");
  }

  @Test
  void readsTheBotItself() {
    Bundle bundle =
        bundle(
            """
            kind: Bot
            name: burgeroni
            contexts: [ { platform: twitch, channel: burgeroni, account: "42" } ]
            config: { commandSigil: "?" }
            """);
    assertThat(bundle.name()).isEqualTo("burgeroni");
    assertThat(bundle.contexts())
        .containsExactly(Map.of("platform", "twitch", "channel", "burgeroni", "account", "42"));
    assertThat(BotConfig.read(bundle.tree()).config().sigil()).isEqualTo("?");
  }

  @Test
  void keepsComponentsOfLaterVersionsAndWarns() {
    Loaded.Ok ok =
        (Loaded.Ok) load("name: x\ntriggers:\n- chat.someday: PT1H\nactions:\n- reply: hi\n");
    assertThat(ok.warnings())
        .singleElement()
        .satisfies(
            warning -> {
              assertThat(warning.line()).isEqualTo(3);
              assertThat(warning.path()).isEqualTo("behaviours[0].triggers[0].chat.someday");
              assertThat(warning.message()).contains("inactive");
            });
    Map<String, @Nullable Object> behaviour =
        Tree.maps(ok.bundle().tree(), "behaviours").getFirst();
    assertThat(Tree.maps(behaviour, "triggers").getFirst())
        .containsEntry("implementation", "chat.someday")
        .containsEntry("value", "PT1H");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          name: x\\ntriggers: [{ chat.comand: a }]            | 2:12 | behaviours[0].triggers[0].chat.comand: unknown; did you mean chat.command?
          name: x\\ntriggers:\\n- chat.command: two words     | 3:17 | behaviours[0].triggers[0].chat.command[0]: expected a command name without a blank
          name: x\\ntriggers:\\n- chat.command:\\n  - ok\\n  - 7 | 5:5 | behaviours[0].triggers[0].chat.command[1]: expected a text; quote numbers
          name: x\\ntrigers: []                               | 2:1  | behaviours[0].trigers: unknown; did you mean triggers?
          name: x\\ntriggers: { chat.command: a }             | 2:11 | behaviours[0].triggers: expected a list
          name: x\\ntriggers: [plan]                          | 2:12 | behaviours[0].triggers[0]: expected a map such as
          name: x\\ntriggers: [{ chat.command: a, reply: b }] | 2:12 | behaviours[0].triggers[0]: expected one component
          name: x\\ntriggers: [{ uuid: a }]                   | 2:12 | found none
          name: x\\ntriggers: [{ chat.command: !plan }]       | 2:28 | !plan is read as a YAML tag; if it is part of the text, quote it: "!plan"
          name: x\\nactions: [{ reply: }]                     | 2:11 | behaviours[0].actions[0].reply: missing; expected a text
          name: x\\nactions: [{ reply: { mesage: a } }]       | 2:30 | behaviours[0].actions[0].reply.mesage: unknown; did you mean message?
          name: x\\nconditions: [{ user.role: moderater }]    | 2:27 | did you mean moderator?
          name: x\\nuuid: nonsense                            | 2:7  | behaviours[0].uuid: expected a UUID
          name: x\\nactive: yes                               | 2:9  | behaviours[0].active: expected true or false
          name: x\\nname: y                                   | 2:1  | the name is there twice
          triggers: []                                        | 1:1  | behaviours[0].name: missing
          name: x\\n---\\nname: X                             | 3:7  | behaviours[1].name: the name is taken by behaviours[0]
          kind: Behavior\\nname: x                            | 1:7  | kind: unknown; did you mean Behaviour?
          kind: Trigger                                       | 1:7  | belongs into a behaviour
          kind: Bot\\nname: Big Bot                           | 2:7  | name: expected lower-case
          kind: Bot\\nname: a\\n---\\nkind: Bot\\nname: b     | 4:1  | the bot is described in bot.yaml:1 already
          kind: Bot\\nname: a\\nconfig: { sigil: "!" }        | 3:11 | config.sigil: unknown
          kind: Bot\\nname: a\\nconfig: { commandSigil: "" }  | 3:25 | config.commandSigil: expected one to 8
          kind: Bot\\nname: a\\ncontexts: [{ channel: 5 }]    | 3:23 | contexts[0].channel: expected a text
          - a                                                 | 1:1  | expected a map
          name: [                                             | 1:8  | not valid YAML
          name: "x                                            | 1:9  | not valid YAML
          name: *x                                            | 1:7  | has no anchor
          a: 1e999                                            | 1:4  | the number is too large
          a: .nan                                             | 1:4  | expected a number that JSON has
          <<: {}                                              | 1:1  | no merge keys
          """)
  void saysWhatIsWrongAndWhere(String yaml, String place, String message) {
    Loaded loaded = load(yaml.replace("\\n", "\n"));
    assertThat(loaded).isInstanceOf(Loaded.Invalid.class);
    List<ConfigProblem> problems = ((Loaded.Invalid) loaded).problems();
    assertThat(problems)
        .extracting(ConfigProblem::toString)
        .anySatisfy(p -> assertThat(p).startsWith("bot.yaml:" + place + ": ").contains(message));
  }

  @Test
  void saysEverythingAtOnceInTheOrderOfTheFile() {
    Loaded loaded =
        load(
            """
            name: a
            triggers: [ { chat.comand: x } ]
            actions: [ { rply: y } ]
            ---
            name: b
            uuid: 5eed0001-0000-4000-8000-000000000001
            actions: [ { reply: y, uuid: 5eed0001-0000-4000-8000-000000000001 } ]
            triggers: [ { chat.command: [] } ]
            """);
    assertThat(((Loaded.Invalid) loaded).problems())
        .extracting(p -> p.line() + " " + p.path())
        .containsExactly(
            "2 behaviours[0].triggers[0].chat.comand",
            "3 behaviours[0].actions[0].rply",
            "7 behaviours[1].actions[0].reply.uuid",
            "8 behaviours[1].triggers[0].chat.command");
  }

  @Test
  void refusesAnAliasBombAndDepth() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, "*a%d, ".formatted(i - 1).repeat(10)));
    }
    assertThat(problems(bomb.toString())).anyMatch(p -> p.contains("aliases included"));
    assertThat(problems("a: " + "[".repeat(100_000))).anyMatch(p -> p.contains("nested deeper"));
    assertThat(problems("- ".repeat(100_000))).anyMatch(p -> p.contains("nested deeper"));
    assertThat(problems("a: &a [*a]")).anyMatch(p -> p.contains("has no anchor before it"));
    assertThat(problems("x".repeat((1 << 20) + 1))).anyMatch(p -> p.contains("larger than"));
  }

  @Test
  void equalContentHasEqualHash() {
    Bundle one = bundle(SHORT);
    Bundle other = bundle("# a remark\n" + SHORT.replace("\"foolish Ben\"", "foolish Ben"));
    assertThat(other.hash()).isEqualTo(one.hash()).matches("[0-9a-f]{64}");
    assertThat(bundle(SHORT.replace("Ben", "Bob")).hash()).isNotEqualTo(one.hash());
    assertThat(Json.parse(one.text())).isEqualTo(one.tree());
  }

  @Test
  void readsAFolderWithItsRules(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("bot.yaml"), SHORT);
    Files.writeString(folder.resolve("more.yml"), "name: b\ntriggers: []\nactions: []\n---\n");
    Files.writeString(folder.resolve("notes.txt"), "not read");
    Files.createDirectory(folder.resolve("rules"));
    Files.writeString(
        folder.resolve("rules/a.json"),
        "{\"enabled\": true, \"priority\": 1, \"logic\": {\"==\": [1, 1]}}");
    Files.writeString(
        folder.resolve("rules/b.yaml"),
        "id: bb\nenabled: false\npriority: 2\nlogic: { '!': [] }\n");
    Loaded loaded = BotLoader.load(folder);
    assertThat(loaded).isInstanceOf(Loaded.Ok.class);
    Bundle bundle = ((Loaded.Ok) loaded).bundle();
    assertThat(Tree.maps(bundle.tree(), "behaviours")).hasSize(2);
    assertThat(Tree.maps(bundle.tree(), "rules"))
        .extracting(r -> r.get("id"))
        .containsExactly("a", "bb");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"enabled": true,\\n "priority": 1} | 1:1 | rules[0].logic: logic must be
          {"enabled": "yes", "priority": 1, "logic": {"var": "a"}} | 1:13 | rules[0].enabled: enabled must be
          {"enabled": true,\\n "priority": "1", "logic": {"var": "a"}} | 2:14 | rules[0].priority: priority must be
          {"enabled": true, "priority": 1,\\n "logic": {"and": [true,\\n {"frobnicate": 1}]}} | 3:17 | frobnicate
          {"id": 7, "enabled": true, "priority": 1, "logic": {"var": "a"}} | 1:8 | rules[0].id: expected a name
          {"enabled": true,} | 1:19 | not a rule
          [] | 1:1 | expected an object
          """)
  void aBrokenRuleIsNamedWithItsPlace(String json, String place, String message) {
    SourceFile file =
        new SourceFile(
            "rules/r.json", true, json.replace("\\n", "\n").getBytes(StandardCharsets.UTF_8));
    Loaded loaded = BotLoader.read("x", List.of(file));
    assertThat(loaded).isInstanceOf(Loaded.Invalid.class);
    assertThat(((Loaded.Invalid) loaded).problems().getFirst().toString())
        .startsWith("rules/r.json:" + place + ": ")
        .contains(message);
  }

  @Test
  void rulesHaveIdsOfTheirOwn() {
    String rule =
        "{\"id\": \"a\", \"enabled\": true, \"priority\": 1, \"logic\": {\"var\": \"a\"}}";
    byte[] content = rule.getBytes(StandardCharsets.UTF_8);
    Loaded loaded =
        BotLoader.read(
            "x",
            List.of(
                new SourceFile("rules/a.json", true, content),
                new SourceFile("rules/b.json", true, content)));
    assertThat(((Loaded.Invalid) loaded).problems())
        .extracting(ConfigProblem::toString)
        .containsExactly("rules/b.json:1:8: rules[1].id: the id is taken by rules/a.json:1");
  }

  @Test
  void saysThatThereIsNoBot(@TempDir Path folder) {
    assertThat(((Loaded.Invalid) BotLoader.load(folder)).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("expected bot.yaml"));
    assertThat(((Loaded.Invalid) BotLoader.load(folder.resolve("nope.yaml"))).problems())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("check the path"));
  }

  private static Behaviour only(Bundle bundle) {
    BotConfig config = BotConfig.read(bundle.tree()).config();
    assertThat(config.behaviours()).hasSize(1);
    return config.behaviours().getFirst();
  }

  private static Bundle bundle(String yaml) {
    return switch (load(yaml)) {
      case Loaded.Ok ok -> ok.bundle();
      case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems());
    };
  }

  private static List<String> problems(String yaml) {
    return ((Loaded.Invalid) load(yaml)).problems().stream().map(ConfigProblem::toString).toList();
  }

  private static Loaded load(String yaml) {
    return BotLoader.read(
        "test", List.of(new SourceFile("bot.yaml", false, yaml.getBytes(StandardCharsets.UTF_8))));
  }
}
