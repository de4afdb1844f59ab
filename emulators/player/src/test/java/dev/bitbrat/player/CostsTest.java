package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How many documents everything costs: what docs/costs.md says is what is measured. */
class CostsTest {
  private static final String TALKER =
      """
      { kind: DataStore, name: falls, store: single, type: number, default: 0 }
      ---
      { kind: DataStore, name: quotes, store: list, type: string }
      ---
      name: ping
      triggers: [{ chat.command: ping }]
      actions: [{ reply: pong }]
      ---
      name: twice
      triggers: [{ chat.command: twice }]
      actions: [{ reply: one }, { reply: two }]
      ---
      name: rested
      triggers: [{ chat.command: rested }]
      conditions: [{ cooldown: 30s }]
      actions: [{ reply: done }]
      ---
      name: fall
      triggers: [{ chat.command: fall }]
      actions: [{ datastore.increment: falls }, { reply: "${state.record.value}" }]
      ---
      name: addquote
      triggers: [{ chat.command: addquote }]
      actions: [{ datastore.append: { datastore: quotes, value: "${args}" } }, { reply: added }]
      ---
      name: quote
      triggers: [{ chat.command: quote }]
      actions: [{ datastore.random: quotes }, { reply: "${state.record.value}" }]
      ---
      name: raid
      triggers: [{ platform.event: raid }]
      actions: [{ reply: "Welcome, ${user}!" }, { twitch.shoutout: "${event.user}" }]
      ---
      name: live
      triggers: [{ platform.event: stream.online }]
      actions: [{ reply: "Hello!" }]
      """;
  private static final String MAKER =
      """
      name: addcom
      triggers: [{ chat.command: addcom }]
      actions: [{ command.add: { name: "${arg[1]}", text: "${args[2:]}" } }, { reply: made }]
      """;
  private static final String TIMER =
      """
      name: hydrate
      triggers: [{ schedule.whilstLive: { every: 20m, minMessages: 3 } }]
      actions: [{ reply: "Drink something." }]
      """;
  private static final String WELCOME =
      """
      name: welcome
      triggers: [{ chat.startedChatting: { idle: 1h } }]
      actions: [{ reply: "Hello ${user}!" }]
      """;
  private static final String LIVE = "> ann: x\n! stream.online {id: s1}\n";

  /**
   * @param bot as people write it
   * @param story of which the last line is measured; those before warm it up
   */
  record Costing(String what, String bot, String story, int writes, int reads) {
    @Override
    public String toString() {
      return what;
    }
  }

  static List<Costing> all() {
    return List.of(
        new Costing("a line that nobody answers", TALKER, "> ann: x\n> ann: hello\n", 0, 0),
        new Costing(
            "the same, the first of somebody's session", TALKER, "> bob: x\n> ann: hello\n", 1, 2),
        new Costing("a command that there is not", TALKER, "> ann: x\n> ann: !nope\n", 0, 0),
        new Costing("a command with a reply", TALKER, "> ann: !ping\n> ann: !ping\n", 2, 0),
        new Costing("a command with two replies", TALKER, "> ann: !ping\n> ann: !twice\n", 3, 1),
        new Costing("a command with a cooldown", TALKER, "> ann: !ping\n> ann: !rested\n", 4, 2),
        new Costing("the same, again too soon", TALKER, "> ann: !rested\n> ann: !rested\n", 0, 2),
        new Costing("a counter goes up, and a reply", TALKER, "> ann: !fall\n> ann: !fall\n", 4, 2),
        new Costing(
            "a record more in a list, and a reply",
            TALKER,
            "> ann: !addquote a\n> ann: !addquote b\n",
            4,
            2),
        new Costing("a random quote", TALKER, "> ann: !addquote a\n> ann: !quote\n", 2, 1),
        new Costing(
            "a moderator makes a command, and a reply",
            MAKER,
            "> mia[mod]: !addcom a b\n> mia[mod]: !addcom c d\n",
            6,
            7),
        new Costing(
            "a raid: a reply and a shoutout",
            TALKER,
            "> ann: !ping\n! raid {user: bob, viewers: 9}\n",
            6,
            5),
        new Costing(
            "the stream begins, and a reply",
            TALKER,
            "> ann: !ping\n! stream.online {id: s1}\n",
            3,
            3),
        new Costing("the stream begins, with a timer", TIMER, LIVE, 2, 4),
        new Costing(
            "a line while a timer waits for lines", TIMER, LIVE + "> ann: a\n> ann: b\n", 1, 1),
        new Costing(
            "the line that was the last it waits for",
            TIMER,
            LIVE + "> ann: a\n> ann: b\n> ann: c\n",
            1,
            2),
        new Costing(
            "a line after that, until the timer posts",
            TIMER,
            LIVE + "> ann: a\n> ann: b\n> ann: c\n> ann: d\n",
            0,
            0),
        new Costing("a tick with nothing due", TIMER, LIVE + "@clock +1m\n@clock +1m\n", 0, 3),
        new Costing(
            "a tick at which a timer posts",
            TIMER,
            LIVE + "> ann: a\n> ann: b\n> ann: c\n@clock +19m\n@clock +1m\n",
            4,
            5),
        new Costing(
            "a line where a bot greets who comes back", WELCOME, "> ann: x\n> ann: y\n", 0, 0),
        new Costing(
            "the same, ten minutes later", WELCOME, "> ann: x\n@clock +11m\n> ann: y\n", 1, 3),
        new Costing(
            "somebody comes back and is greeted",
            WELCOME,
            "> ann: x\n@clock +2h\n> ann: y\n",
            3,
            3));
  }

  @ParameterizedTest
  @MethodSource("all")
  void costsWhatItMay(Costing costing) throws InterruptedException {
    Measured measured = Measured.of(costing.bot, costing.story);
    assertThat(List.of(measured.writes(), measured.reads()))
        .as("written: %s; read: %s", measured.written(), measured.read())
        .containsExactly(costing.writes, costing.reads);
  }

  @Test
  void theDocumentSaysWhatIsMeasured() throws IOException, InterruptedException {
    StringBuilder table =
        new StringBuilder(
            "| what happens | written | read | what is written |\n|---|---|---|---|\n");
    for (Costing costing : all()) {
      Measured measured = Measured.of(costing.bot, costing.story);
      table.append(
          "| %s | %d | %d | %s |%n"
              .formatted(costing.what, measured.writes(), measured.reads(), measured.written()));
    }
    Path page = Path.of(System.getProperty("bitbrat.root"), "docs", "costs.md");
    assertThat(Files.readString(page)).contains(table);
  }
}
