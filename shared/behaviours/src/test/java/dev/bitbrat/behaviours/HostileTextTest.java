package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.BotBuilder.moderator;
import static dev.bitbrat.behaviours.BotBuilder.piece;
import static dev.bitbrat.behaviours.BotBuilder.reply;
import static dev.bitbrat.behaviours.Bots.happens;
import static dev.bitbrat.behaviours.Bots.says;
import static dev.bitbrat.behaviours.Bots.saysAs;
import static dev.bitbrat.behaviours.Bots.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.behaviours.spi.World;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever people write, it is shown as they wrote it, and it starts nothing. */
class HostileTextTest {
  private static final int ROUNDS = 2_000;
  private static final URI PAGE = URI.create("https://cats.example/random");

  private final Hostile hostile = new Hostile(7);

  private static BotBuilder bot() {
    return new BotBuilder()
        .store("secret", "store.single", "datatype", "string", "default", "S3CRET")
        .store("notes", "store.list", "datatype", "string")
        .store("facts", "store.map", "datatype", "string")
        .store("pronouns", "store.map", "datatype", "string")
        .source("page", "source.http", "url", PAGE.toString())
        .command("secret", reply("${datastore[secret]}"));
  }

  @Test
  void aMessageIsShownAsItIs() {
    TestBot bot = bot().command("echo", reply("<${args}|${arg[1]}|${args|-}>")).build();
    for (int i = 0; i < ROUNDS; i++) {
      List<String> words = hostile.words(4);
      String all = String.join(" ", words);
      Decision decision = bot.decide(says("mallory", "!echo" + hostile.typed(words)));
      assertThat(texts(decision))
          .containsExactly("<" + all + "|" + words.getFirst() + "|" + all + ">");
      onlyRan(decision, "echo");
    }
  }

  @Test
  void aNameIsShownAsItIs() {
    TestBot bot =
        bot().command("who", reply("<${user}>"), reply("<${user.login} ${@user}>")).build();
    for (int i = 0; i < ROUNDS; i++) {
      String login = hostile.word();
      String name = hostile.text();
      Decision decision = bot.decide(saysAs(login, name, "!who"));
      assertThat(texts(decision))
          .containsExactly(
              "<" + (name.isBlank() ? login : name) + ">", "<" + login + " @" + login + ">");
      onlyRan(decision, "who");
    }
  }

  @Test
  void aDetailOfWhatHappenedIsShownAsItIs() {
    TestBot bot =
        bot()
            .behaviour("raid", piece("platform.event", "event", "raid"), reply("<${event.user}>"))
            .build();
    for (int i = 0; i < ROUNDS; i++) {
      String user = hostile.text();
      Decision decision = bot.decide(happens("raid", Map.of("user", user)));
      assertThat(texts(decision)).containsExactly("<" + user + ">");
      onlyRan(decision, "raid");
    }
  }

  @Test
  void whatIsKeptIsShownAsItWasWritten() {
    for (int i = 0; i < ROUNDS / 4; i++) {
      TestBot bot =
          bot()
              .command("add", piece("datastore.append", "datastore", "notes", "value", "${args}"))
              .command(
                  "get",
                  piece("datastore.get", "from", "notes", "key", "1"),
                  reply("<${state.record.value}>"))
              .command(
                  "any",
                  piece("datastore.random", "from", "notes"),
                  reply("<${state.record.value}>"))
              .command("show", reply("<${datastore[notes][1]}>"))
              .build();
      List<String> words = hostile.words(4);
      onlyRan(bot.decide(says("mallory", "!add" + hostile.typed(words))), "add");
      String expected = "<" + String.join(" ", words) + ">";
      for (String command : List.of("get", "any", "show")) {
        assertThat(bot.hears("ann", "!" + command)).containsExactly(expected);
      }
    }
  }

  @Test
  void aKeyThatSomebodyWritesIsNoPlaceholder() {
    for (int i = 0; i < ROUNDS / 4; i++) {
      TestBot bot =
          bot()
              .command(
                  "learn",
                  piece(
                      "datastore.put",
                      "datastore",
                      "facts",
                      "key",
                      "${arg[1]}",
                      "value",
                      "${args[2:]}"))
              .command("fact", reply("<${datastore[facts][arg[1]]}>"))
              .build();
      String key = hostile.word();
      String value = hostile.word();
      onlyRan(bot.decide(says("mallory", "!learn " + key + " " + value)), "learn");
      assertThat(bot.hears("ann", "!fact " + key)).containsExactly("<" + value + ">");
    }
  }

  @Test
  void pronounsAreShownAsTheyWereWritten() {
    TestBot bot =
        bot()
            .command(
                "pronouns",
                piece(
                    "datastore.put",
                    "datastore",
                    "pronouns",
                    "key",
                    "${user.id}",
                    "value",
                    "${arg[1]}"))
            .command("they", reply("<${they} ${user_they}>"))
            .build();
    for (int i = 0; i < ROUNDS; i++) {
      String word = hostile.word();
      int slash = word.indexOf('/');
      String first = Names.fold(slash < 1 ? word : word.substring(0, slash));
      bot.hears("mallory", "!pronouns " + word);
      assertThat(bot.hears("mallory", "!they")).containsExactly("<" + first + " " + first + ">");
    }
  }

  @Test
  void whatAnotherServerAnswersIsShownAsItIs() {
    TestBot bot =
        bot()
            .command("page", piece("source.get", "from", "page"), reply("<${state.record.value}>"))
            .command(
                "who",
                piece("channel.lookup", "login", "cat", "into", "ch"),
                reply("<${state.ch.name} ${state.ch.game} ${state.ch.title}>"))
            .build();
    for (int i = 0; i < ROUNDS; i++) {
      String body = hostile.word();
      bot.world().answers().put(PAGE, new World.Fetched.Body(body));
      assertThat(bot.hears("ann", "!page")).containsExactly("<" + body.strip() + ">");
      String name = hostile.text();
      String game = hostile.text();
      String title = hostile.text();
      bot.world().channels().put("cat", new World.ChannelInfo("cat", name, game, title));
      assertThat(bot.hears("ann", "!who"))
          .containsExactly("<" + name + " " + game + " " + title + ">");
    }
  }

  @Test
  void aCommandOfAModeratorShowsWordsAsTheyAreAndNothingThatTheBotKeeps() {
    List<String> forbidden =
        List.of(
            "${datastore[secret]}",
            "${datastore[secret]|x}",
            "${state.record.value|${datastore[secret]}",
            "${event.user|$${datastore[secret]}",
            "${state.record.value}",
            "${event.user}",
            "${url(datastore[secret])}",
            "${nope}");
    for (int i = 0; i < ROUNDS / 4; i++) {
      TestBot bot =
          bot()
              .command(
                  "addcom",
                  moderator(),
                  piece("command.add", "name", "${arg[1]}", "text", "${args[2:]}"))
              .build();
      String tried = hostile.pick(forbidden);
      onlyRan(
          bot.decide(says("mia", "!addcom hi " + tried + "<${args}>$${args}", "moderator")),
          "addcom");
      TestBot changed = reread(bot);
      List<String> words = hostile.words(3);
      assertThat(changed.hears("mallory", "!hi" + hostile.typed(words)))
          .containsExactly(tried + "<" + String.join(" ", words) + ">${args}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "!secret", "!!secret", "!!!secret", "!!!!Secret"})
  void noSpellingOfANameMakesACommandThatThereIs(String name) {
    TestBot bot =
        bot()
            .command(
                "addcom",
                piece("command.add", "name", "${arg[1]}", "text", "theirs", "orElse", "No."),
                reply("${state.command.name}"))
            .build();
    assertThat(bot.hears("mia", "!addcom " + name)).containsExactly("No.");
    assertThat(bot.hears("mia", "!addcom " + name + "s")).containsExactly("secrets");
  }

  private static TestBot reread(TestBot bot) {
    BotConfig.Read read = BotConfig.read(bot.documents().get(Editor.CONFIGURATION));
    assertThat(read.findings()).isEmpty();
    return new TestBot(new BotEngine(read.config()), bot.documents(), bot.world());
  }

  @Test
  void whatTheBotSaysNeverComesBackAsACommand() {
    TestBot bot = bot().command("echo", reply("${args}")).build();
    for (int i = 0; i < ROUNDS; i++) {
      String text = "!echo !secret" + hostile.typed(hostile.words(3));
      for (String said : texts(bot.decide(says("mallory", text)))) {
        assertThat(said).startsWith("!secret");
        assertThat(bot.decide(says("thebot", said, "self")).acted()).isFalse();
        assertThat(bot.concerns(own(said))).isFalse();
      }
    }
  }

  private static Event own(String text) {
    Event event = says("thebot", text);
    Identity.External external =
        new Identity.External("1", "twitch", "thebot", "TheBot", List.of("self"));
    return event.with().identity(new Identity(external, null, null, Map.of())).build();
  }

  @Test
  void aLineCallsTheCommandOfItsFirstWordOrNone() {
    TestBot bot = bot().command("echo", reply("<${args}>")).build();
    for (int i = 0; i < ROUNDS; i++) {
      String text = hostile.text();
      List<String> words = ChatText.words(text);
      String first = words.isEmpty() ? "" : Names.fold(words.getFirst());
      List<String> called =
          bot.decide(says("mallory", text)).runs().stream().map(Decision.Run::behaviour).toList();
      switch (first) {
        case "!echo" -> assertThat(called).containsExactly("echo");
        case "!secret" -> assertThat(called).containsExactly("secret");
        default -> assertThat(called).as(text).isEmpty();
      }
    }
  }

  @Test
  void aLineWakesWhatWaitsForItsWords() {
    for (int i = 0; i < ROUNDS / 4; i++) {
      List<String> some = hostile.words(2);
      String whole = String.join(" ", hostile.words(2));
      TestBot bot =
          bot()
              .behaviour("some", piece("chat.message", "contains", some), reply("some"))
              .behaviour("whole", piece("chat.message", "equals", whole), reply("whole"))
              .build();
      String line = hostile.pick(List.of(whole, "x " + some.getLast() + "?", "o" + hostile.text()));
      String folded = Names.fold(String.join(" ", ChatText.words(line)));
      boolean hasSome = some.stream().map(Names::fold).anyMatch(folded::contains);
      boolean isWhole = folded.equals(Names.fold(whole));
      assertThat(bot.hears("mallory", line).contains("some")).as(line).isEqualTo(hasSome);
      assertThat(bot.hears("mallory", line).contains("whole")).as(line).isEqualTo(isWhole);
      assertThat(bot.concerns(says("mallory", "nothing of the kind"))).isFalse();
    }
  }

  private static void onlyRan(Decision decision, String behaviour) {
    assertThat(decision.runs())
        .singleElement()
        .isInstanceOf(Decision.Run.Ran.class)
        .extracting(Decision.Run::behaviour)
        .isEqualTo(behaviour);
  }
}
