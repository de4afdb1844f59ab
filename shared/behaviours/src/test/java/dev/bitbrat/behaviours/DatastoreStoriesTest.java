package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.BotBuilder.moderator;
import static dev.bitbrat.behaviours.BotBuilder.piece;
import static dev.bitbrat.behaviours.BotBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The user stories that keep something, as far as data stores go. */
class DatastoreStoriesTest {
  private static final String QUOTE =
      "#${state.q.n} \"${state.q.value}\" (${state.q.by}, ${state.q.date})";

  private static TestBot counter() {
    return new BotBuilder()
        .store("falls", "store.single", "datatype", "number", "default", 0L)
        .command("fall", moderator(), piece("datastore.increment", "datastore", "falls", "by", 1L))
        .command("falls", reply("${datastore[falls]}"))
        .command(
            "setfalls",
            moderator(),
            piece(
                "datastore.set",
                "datastore",
                "falls",
                "value",
                "${arg[1]}",
                "orElse",
                "Usage: !setfalls <number>"),
            reply("falls is now ${datastore[falls]}"))
        .build();
  }

  @Test
  void countsAndSurvivesARestart() {
    TestBot bot = counter();
    assertThat(bot.hears("ann", "!falls")).containsExactly("0");
    assertThat(bot.hearsMod("mia", "!fall")).isEmpty();
    assertThat(bot.hears("ann", "!falls")).containsExactly("1");
    assertThat(bot.hears("ann", "!fall")).isEmpty();
    assertThat(bot.contents("falls").value()).isEqualTo(1L);
    assertThat(bot.hearsMod("mia", "!setfalls seven")).containsExactly("Usage: !setfalls <number>");
    assertThat(bot.contents("falls").last())
        .containsAllEntriesOf(
            Map.of(
                "value", 1L,
                "modified_by", "mia",
                "via", "fall",
                "modified_at", "2026-01-02T18:00:00Z"));
    assertThat(bot.hears("ann", "!setfalls 3")).isEmpty();
    assertThat(bot.hearsMod("mia", "!setfalls 7")).containsExactly("falls is now 7");
    assertThat(bot.restarted().hears("ann", "!falls")).containsExactly("7");
  }

  private static TestBot quotes(Picks picks) {
    return new BotBuilder()
        .store("quotes", "store.list", "moderated", true)
        .command(
            "quote",
            piece("datastore.random", "from", "quotes", "into", "q", "orElse", "No quotes yet."),
            reply(QUOTE))
        .command(
            "q",
            piece(
                "datastore.get",
                "from",
                "quotes",
                "key",
                "${arg[1]}",
                "into",
                "q",
                "orElse",
                "There is no quote #${arg[1]}."),
            reply(QUOTE))
        .command(
            "addquote",
            piece(
                "datastore.append",
                "datastore",
                "quotes",
                "value",
                "${args}",
                "ifPending",
                "${@user} quote #${state.record.n} is waiting for a moderator.",
                "orElse",
                "Usage: !addquote <text>"),
            reply("${@user} added quote #${state.record.n}."))
        .command(
            "approvequote", moderator(), decide("APPROVED"), reply("Quote #${arg[1]} approved."))
        .command("rejectquote", moderator(), decide("REJECTED"))
        .command(
            "delquote",
            moderator(),
            piece(
                "datastore.remove",
                "from",
                "quotes",
                "key",
                "${arg[1]|?}",
                "orElse",
                "There is no quote #${arg[1]|?}."),
            reply("Deleted quote #${arg[1]}."))
        .build()
        .with(picks);
  }

  private static BotBuilder.Piece decide(String status) {
    return piece(
        "datastore.moderate",
        "from",
        "quotes",
        "key",
        "${arg[1]|?}",
        "status",
        status,
        "orElse",
        "There is no quote #${arg[1]|?}.");
  }

  @Test
  void keepsQuotesThatModeratorsDecideAbout() {
    Picks picks = new Picks();
    TestBot bot = quotes(picks);
    assertThat(bot.hears("ann", "!quote")).containsExactly("No quotes yet.");
    assertThat(bot.hears("ann", "!q 1")).containsExactly("There is no quote #1.");
    assertThat(bot.hears("ann", "!addquote")).containsExactly("Usage: !addquote <text>");
    assertThat(bot.hearsMod("mia", "!addquote \"It's fine\" he said"))
        .containsExactly("@mia added quote #1.");
    String first = "#1 \"\"It's fine\" he said\" (mia, 2026-01-02)";
    assertThat(bot.hears("ann", "!quote")).containsExactly(first);
    assertThat(bot.hears("ann", "!addquote I never said that"))
        .containsExactly("@ann quote #2 is waiting for a moderator.");
    picks.next(1);
    assertThat(bot.hears("bob", "!quote")).containsExactly(first);
    assertThat(bot.hears("bob", "!q 2")).containsExactly("There is no quote #2.");
    assertThat(bot.hears("bob", "!approvequote 2")).isEmpty();
    assertThat(bot.hearsMod("mia", "!approvequote 2")).containsExactly("Quote #2 approved.");
    assertThat(bot.contents("quotes").last())
        .containsAllEntriesOf(
            Map.of("modified_by", "ann", "status", "APPROVED", "moderated_by", "mia"));
    String second = "#2 \"I never said that\" (ann, 2026-01-02)";
    assertThat(bot.hears("bob", "!q #2")).containsExactly(second);
    bot.hears("dan", "!addquote /ban ann ${@user} ${datastore[quotes]}");
    assertThat(bot.hearsMod("mia", "!approvequote 3")).containsExactly("Quote #3 approved.");
    assertThat(bot.hears("bob", "!q 3"))
        .containsExactly("#3 \"/ban ann ${@user} ${datastore[quotes]}\" (dan, 2026-01-02)");
    assertThat(bot.hearsMod("mia", "!rejectquote 3")).isEmpty();
    assertThat(bot.hears("bob", "!q 3")).containsExactly("There is no quote #3.");
    assertThat(bot.hears("bob", "!delquote 1")).isEmpty();
    assertThat(bot.hearsMod("mia", "!delquote 1")).containsExactly("Deleted quote #1.");
    assertThat(bot.hearsMod("mia", "!delquote 1")).containsExactly("There is no quote #1.");
    assertThat(bot.hearsMod("mia", "!delquote")).containsExactly("There is no quote #?.");
    assertThat(bot.hearsMod("mia", "!addquote third time lucky"))
        .containsExactly("@mia added quote #4.");
    assertThat(bot.hears("bob", "!q 2")).containsExactly(second);
    assertThat(bot.hears("bob", "!q abc")).containsExactly("There is no quote #abc.");
    assertThat(bot.contents("quotes").value())
        .isEqualTo(
            List.of(
                "I never said that", "/ban ann ${@user} ${datastore[quotes]}", "third time lucky"));
  }

  private static TestBot giveaway(Picks picks) {
    return new BotBuilder()
        .store("gphrase", "store.single", "datatype", "string")
        .store("giveaway", "store.list", "unique", true)
        .command(
            "startgiveaway",
            moderator(),
            piece("datastore.clear", "datastore", "giveaway"),
            piece("datastore.set", "datastore", "gphrase", "value", "${arg[1]}"),
            reply("A giveaway has started! Type !${datastore[gphrase]} to enter."))
        .behaviour(
            "entergiveaway",
            piece("chat.command", "text", Map.of("datastore", "gphrase")),
            piece(
                "datastore.append",
                "datastore",
                "giveaway",
                "key",
                "${user.id}",
                "value",
                "${user()}",
                "orElse",
                "${@user} you are already in."),
            reply("${@user} you are in! (${datastore[giveaway]})"))
        .command(
            "stopgiveaway",
            moderator(),
            piece("datastore.clear", "datastore", "gphrase"),
            reply("The giveaway is closed with ${datastore[giveaway]} entries."))
        .command(
            "drawwinner",
            moderator(),
            piece("datastore.random", "from", "giveaway", "into", "w", "orElse", "Nobody is in."),
            piece("datastore.remove", "from", "giveaway", "key", "${state.w.n}"),
            reply("The winner is ${state.w.value}!"))
        .build()
        .with(picks);
  }

  @Test
  void drawsTheWinnersOfAGiveaway() {
    Picks picks = new Picks();
    TestBot bot = giveaway(picks);
    assertThat(bot.hearsMod("mia", "!drawwinner")).containsExactly("Nobody is in.");
    assertThat(bot.hears("ann", "!startgiveaway pizza")).isEmpty();
    assertThat(bot.hears("ann", "!pizza")).isEmpty();
    assertThat(bot.hears("ann", "!")).isEmpty();
    assertThat(bot.hearsMod("mia", "!startgiveaway pizza"))
        .containsExactly("A giveaway has started! Type !pizza to enter.");
    assertThat(bot.hears("ann", "!pizza")).containsExactly("@ann you are in! (1)");
    assertThat(bot.hears("ann", "!PIZZA")).containsExactly("@ann you are already in.");
    assertThat(bot.hears("bob", "pizza")).isEmpty();
    assertThat(Bots.texts(bot.decide(Bots.saysAs("bob", "Bob (he/him)", "!pizza please"))))
        .containsExactly("@bob you are in! (2)");
    assertThat(bot.hears("cat", "!pizza")).containsExactly("@cat you are in! (3)");
    assertThat(bot.contents("giveaway").value()).isEqualTo(List.of("ann", "Bob", "cat"));
    picks.next(1, 1, 0);
    TestBot later = bot.restarted();
    assertThat(later.hearsMod("mia", "!stopgiveaway"))
        .containsExactly("The giveaway is closed with 3 entries.");
    assertThat(later.hears("dan", "!pizza")).isEmpty();
    assertThat(later.hearsMod("mia", "!drawwinner")).containsExactly("The winner is Bob!");
    assertThat(later.hearsMod("mia", "!drawwinner")).containsExactly("The winner is cat!");
    assertThat(later.hearsMod("mia", "!drawwinner")).containsExactly("The winner is ann!");
    assertThat(later.hearsMod("mia", "!drawwinner")).containsExactly("Nobody is in.");
    assertThat(picks.taken()).isEqualTo(3);
  }

  @Test
  void aPhraseGivenWithItsSigilOrLikeACommandStillWorks() {
    TestBot bot = giveaway(new Picks());
    assertThat(bot.hearsMod("mia", "!startgiveaway !cake"))
        .containsExactly("A giveaway has started! Type !!cake to enter.");
    assertThat(bot.hears("ann", "!cake")).containsExactly("@ann you are in! (1)");
    bot.hearsMod("mia", "!startgiveaway taco");
    assertThat(bot.contents("giveaway").value()).isEqualTo(List.of());
    assertThat(bot.hears("ann", "!cake")).isEmpty();
    assertThat(bot.hearsMod("mia", "!startgiveaway startgiveaway"))
        .containsExactly("A giveaway has started! Type !startgiveaway to enter.");
    assertThat(bot.contents("giveaway").value()).isEqualTo(List.of());
    assertThat(bot.hearsMod("mia", "!startgiveaway burrito"))
        .containsExactly("A giveaway has started! Type !burrito to enter.", "@mia you are in! (1)");
  }

  @Test
  void theEightBallPicksOneOfItsAnswers() {
    Picks picks = new Picks();
    TestBot bot =
        new BotBuilder()
            .source("eightball", "source.static", "values", List.of("Yes", "No", "Later"))
            .command(
                "8ball",
                piece("datastore.random", "from", "eightball", "into", "answer"),
                reply("${@user} ${state.answer.value}"))
            .build()
            .with(picks);
    picks.next(0, 2, 1);
    assertThat(bot.hears("ann", "!8ball")).containsExactly("@ann Yes");
    assertThat(bot.hears("bob", "!8ball")).containsExactly("@bob Later");
    assertThat(bot.hears("ann", "!8ball")).containsExactly("@ann No");
    assertThat(bot.hears("ann", "!8ball")).containsExactly("@ann Yes");
  }

  @Test
  void tellsWhatIsKnownOfAGame() {
    TestBot bot =
        new BotBuilder()
            .store("gameinfo", "store.map", "datatype", "string")
            .command("game", reply("${datastore[gameinfo][stream.game]|I know nothing.}"))
            .command(
                "setgameinfo",
                moderator(),
                piece(
                    "datastore.put",
                    "datastore",
                    "gameinfo",
                    "key",
                    "${stream.game}",
                    "value",
                    "${args}"),
                reply("Saved details for ${stream.game}."))
            .build();
    assertThat(bot.hearsMod("mia", "!setgameinfo a game without a name")).isEmpty();
    bot.plays("Celeste");
    assertThat(bot.hears("ann", "!game")).containsExactly("I know nothing.");
    assertThat(bot.hearsMod("mia", "!setgameinfo A platformer."))
        .containsExactly("Saved details for Celeste.");
    bot.plays("CELESTE");
    assertThat(bot.hears("ann", "!game")).containsExactly("A platformer.");
    bot.plays("Just Chatting");
    assertThat(bot.hears("ann", "!game")).containsExactly("I know nothing.");
    assertThat(bot.contents("gameinfo").value()).isEqualTo(Map.of("Celeste", "A platformer."));
  }

  @Test
  void whatSomebodySaysOfTheirPronounsBeatsTheDisplayName() {
    TestBot bot =
        new BotBuilder()
            .store("pronouns", "store.map", "datatype", "string")
            .command("who", reply("${user()} / ${user_they} / ${they}"))
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
            .build();
    assertThat(Bots.texts(bot.decide(Bots.saysAs("ann", "Ann (she/her)", "!who"))))
        .containsExactly("Ann / she / she");
    bot.hears("ann", "!pronouns xe/xem");
    assertThat(Bots.texts(bot.decide(Bots.saysAs("ann", "Ann (she/her)", "!who"))))
        .containsExactly("Ann / xe / xe");
    assertThat(bot.hears("cat", "!who")).containsExactly("cat / cat / they");
  }
}
