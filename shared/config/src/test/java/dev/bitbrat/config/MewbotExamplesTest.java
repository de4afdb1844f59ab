package dev.bitbrat.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.Behaviour;
import dev.bitbrat.behaviours.BotConfig;
import dev.bitbrat.events.Tree;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bots made like the nine examples that come with mewbot. */
class MewbotExamplesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          socket                  | When anything happens, note "Processed event
          http_post               | When anything happens, note "Processed event
          rss_input               | When anything happens, note "${event.title|untitled}
          trivial_discord_bot     | When a user sends a message that is "!hello", send the message "world".
          delete_warn_discord_bot | When the platform reports message_delete, send the message "User ${user} has deleted
          editor_warn_discord_bot | When the platform reports message_edit, send the message "User ${user} has changed
          history_discord_bot     | When anything happens, note "${user}:
          """)
  void sevenRun(String example, String sentence) {
    Behaviour behaviour = behaviours(load(example)).getFirst();
    assertThat(behaviour.runs()).isTrue();
    assertThat(behaviour.sentence("!")).startsWith(sentence);
    assertThat(behaviour.uuid()).startsWith("a1b0000").contains("-0000-4000-8000-").endsWith("2");
  }

  @Test
  void twoOfTheNineAreKeptAndDoNothing() {
    Loaded.Ok notification = load("discord_to_desktop_notification");
    assertThat(behaviours(notification)).singleElement().matches(b -> !b.runs());
    assertThat(text(notification)).contains("DiscordMessageToNotificationAction");
    Loaded.Ok dice = load("direct_import_dice_roller_bot");
    assertThat(behaviours(dice)).isEmpty();
    assertThat(documents(dice).get(1))
        .containsEntry(
            "implementation", "mewbot_discord_dice_roller.behaviors.DiscordDiceRollerBehavior");
  }

  @Test
  void whatHasNoPlaceHereIsSaidWithLineAndHint() {
    assertThat(warnings("socket"))
        .singleElement()
        .asString()
        .startsWith("socket:3:17: warning: documents[0].implementation: a server without an")
        .endsWith("use the webhook in its place");
    assertThat(warnings("http_post"))
        .containsExactly(
            "http_post:6:9: warning: documents[0].host: has no meaning here: the server gives the"
                + " address",
            "http_post:7:9: warning: documents[0].port: has no meaning here: the server gives the"
                + " address");
    assertThat(warnings("rss_input")).isEmpty();
    assertThat(warnings("trivial_discord_bot")).containsExactly(token("trivial_discord_bot"));
    assertThat(warnings("delete_warn_discord_bot")).hasSize(1);
    assertThat(warnings("editor_warn_discord_bot")).hasSize(1);
    assertThat(warnings("history_discord_bot"))
        .hasSize(3)
        .anyMatch(w -> w.endsWith("triggers[0].command: has no meaning here and is left out"))
        .anyMatch(w -> w.endsWith("actions[0].message: has no meaning here and is left out"));
    assertThat(warnings("discord_to_desktop_notification"))
        .hasSize(3)
        .anyMatch(w -> w.contains(":9:17: warning: documents[1].implementation: a server has no"))
        .anyMatch(w -> w.contains(":25:5: warning: behaviours[0].actions[0]."));
    assertThat(warnings("direct_import_dice_roller_bot"))
        .hasSize(2)
        .anyMatch(w -> w.contains(":9:17: warning: documents[1].implementation: dice rolled by"));
  }

  @Test
  void inputsAndOutputsHaveOurNames() {
    assertThat(documents(load("http_post")).getFirst())
        .containsEntry("implementation", "webhook")
        .containsEntry("uuid", "a1b00002-0000-4000-8000-000000000001");
    assertThat(documents(load("rss_input")).getFirst()).containsEntry("implementation", "rss");
    assertThat(documents(load("history_discord_bot")).getFirst())
        .containsEntry("implementation", "discord");
    assertThat(documents(load("socket")).getFirst())
        .containsEntry("implementation", "mewbot.io.socket.SocketIO");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "socket",
        "http_post",
        "rss_input",
        "trivial_discord_bot",
        "delete_warn_discord_bot",
        "editor_warn_discord_bot",
        "history_discord_bot",
        "discord_to_desktop_notification",
        "direct_import_dice_roller_bot"
      })
  void whatIsExportedIsTheSameBot(String example) {
    Bundle bundle = load(example).bundle();
    String yaml = BotExport.yaml(bundle.tree());
    assertThat(((Loaded.Ok) read("again", yaml)).bundle().hash()).isEqualTo(bundle.hash());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Hi $_user                    | Hi ${user}
          ${_mention}: $answer         | ${@user}: ${state.answer.value}
          cost $5, $$ and $${_user}    | cost $5, $ and $${_user}
          ${broken and $               | $${broken and $
          """)
  void aReplyIsTranslated(String theirs, String ours) {
    Loaded loaded =
        read(
            "reply",
            """
            kind: Behaviour
            implementation: mewbot.api.v1.Behaviour
            properties: { name: x }
            triggers: [{ chat.command: x }]
            actions:
            - implementation: mewbot.io.common.ReplyAction
              properties: { message: '%s', narrow_reply: true }
            """
                .formatted(theirs));
    Loaded.Ok ok = (Loaded.Ok) loaded;
    assertThat(behaviours(ok).getFirst().sentence("!"))
        .endsWith("send the message \"" + ours + "\".");
    assertThat(ok.warnings())
        .singleElement()
        .asString()
        .contains("reply:7:", "actions[0].narrow_reply: has no meaning here");
  }

  @Test
  void theOldestFormIsRead() {
    Loaded loaded =
        read(
            "old",
            """
            api: v1
            kind: mewbot.io.rss.RSSIO
            uuid: a1b00010000040008000000000000001
            properties: { sites: [] }
            ---
            api: mewbot.api.v1.Behaviour
            kind: Behaviour
            uuid: a1b00010000040008000000000000002
            properties: { name: old }
            triggers:
            - { api: v1, kind: mewbot.io.common.AllEventsTrigger, uuid: a1b00010000040008000000000000003 }
            actions:
            - { api: mewbot.io.common.PrintAction, kind: Action, uuid: a1b00010000040008000000000000004 }
            """);
    Loaded.Ok ok = (Loaded.Ok) loaded;
    assertThat(ok.warnings()).isEmpty();
    assertThat(behaviours(ok)).singleElement().matches(Behaviour::runs);
    assertThat(documents(ok).getFirst())
        .containsEntry("kind", "IOConfig")
        .containsEntry("implementation", "rss");
  }

  private static Loaded.Ok load(String example) {
    Path folder =
        Path.of(
            System.getProperty("bitbrat.root", "../.."),
            "shared/config/src/test/resources/dev/bitbrat/config/mewbot");
    Loaded loaded = read(example, Stories.text(folder.resolve(example + ".yaml")));
    assertThat(loaded).as(loaded::toString).isInstanceOf(Loaded.Ok.class);
    return (Loaded.Ok) loaded;
  }

  private static Loaded read(String name, String yaml) {
    return BotLoader.read(
        "mewbot", List.of(new SourceFile(name, false, yaml.getBytes(StandardCharsets.UTF_8))));
  }

  private static List<String> warnings(String example) {
    return load(example).warnings().stream().map(ConfigProblem::toString).toList();
  }

  private static List<Behaviour> behaviours(Loaded.Ok ok) {
    return BotConfig.read(ok.bundle().tree()).config().behaviours();
  }

  private static List<Map<String, @Nullable Object>> documents(Loaded.Ok ok) {
    return Tree.maps(ok.bundle().tree(), "documents");
  }

  private static String text(Loaded.Ok ok) {
    return ok.bundle().text();
  }

  private static String token(String file) {
    return file
        + ":6:10: warning: documents[0].token: still to be filled in; keep it among the secrets and"
        + " write token: { secret: NAME }";
  }
}
