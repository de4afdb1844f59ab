package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.BotBuilder.piece;
import static dev.bitbrat.behaviours.BotBuilder.reply;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.BotBuilder.Piece;
import dev.bitbrat.behaviours.spi.Editor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatastoreActionsTest {
  private static final List<Object> ABC = List.of("a", "b", "c");

  private static BotBuilder letters() {
    return new BotBuilder().source("letters", "source.static", "values", ABC);
  }

  @Test
  void takesTheEntriesInTurnAcrossARestart() {
    TestBot bot =
        letters()
            .command(
                "next", piece("datastore.next", "from", "letters"), reply("${state.record.value}"))
            .build();
    assertThat(bot.hears("ann", "!next")).containsExactly("a");
    assertThat(bot.hears("ann", "!next")).containsExactly("b");
    TestBot later = bot.restarted();
    assertThat(later.hears("ann", "!next")).containsExactly("c");
    assertThat(later.hears("ann", "!next")).containsExactly("a");
  }

  @Test
  void additionsAndRemovalsNeitherSkipNorRepeatAnEntry() {
    TestBot bot =
        new BotBuilder()
            .store("queue", "store.list")
            .command("add", piece("datastore.append", "datastore", "queue", "value", "${args}"))
            .command("del", piece("datastore.remove", "from", "queue", "key", "${args}"))
            .command(
                "next",
                piece("datastore.next", "from", "queue", "orElse", "empty"),
                reply("${state.record.value}"))
            .build();
    assertThat(bot.hears("ann", "!next")).containsExactly("empty");
    List.of("a", "b", "c").forEach(letter -> bot.hears("ann", "!add " + letter));
    assertThat(bot.hears("ann", "!next")).containsExactly("a");
    bot.hears("ann", "!del 1");
    assertThat(bot.hears("ann", "!next")).containsExactly("b");
    bot.hears("ann", "!add d");
    bot.hears("ann", "!del 2");
    assertThat(bot.hears("ann", "!next")).containsExactly("c");
    assertThat(bot.hears("ann", "!next")).containsExactly("d");
    assertThat(bot.hears("ann", "!next")).containsExactly("c");
  }

  @Test
  void picksSeveralAndNoneTwice() {
    Picks picks = new Picks();
    TestBot bot =
        letters()
            .command(
                "two",
                piece("datastore.random", "from", "letters", "count", 2L, "into", "w"),
                reply("${state.w.value}: ${state.w-1.value}, ${state.w-2.value} (${state.w.n})"))
            .command(
                "ten",
                piece("datastore.random", "from", "letters", "count", 10L),
                reply("${state.record.value}"))
            .build()
            .with(picks);
    picks.next(1, 1);
    assertThat(bot.hears("ann", "!two")).containsExactly("b, c: b, c (2, 3)");
    assertThat(picks.taken()).isEqualTo(2);
    assertThat(bot.hears("ann", "!ten")).containsExactly("a, b, c");
    assertThat(picks.taken()).isEqualTo(5);
  }

  @ParameterizedTest
  @CsvSource({"0,a", "2,c", "3,none", "-1,none", "1.5,none", "x,none", "'',none"})
  void looksUpByPosition(String index, String said) {
    TestBot bot =
        letters()
            .command(
                "at",
                piece("datastore.get", "from", "letters", "index", "${args}", "orElse", "none"),
                reply("${state.record.value}"))
            .build();
    assertThat(bot.hears("ann", "!at " + index)).containsExactly(said);
  }

  @Test
  void positionsCountOnlyWhatMayBeShown() {
    TestBot bot =
        new BotBuilder()
            .store("quotes", "store.list", "moderated", true)
            .command("add", piece("datastore.append", "datastore", "quotes", "value", "${args}"))
            .command(
                "at",
                piece("datastore.get", "from", "quotes", "index", "${args}"),
                reply("#${state.record.n} ${state.record.value}"))
            .build();
    bot.hears("ann", "!add pending");
    bot.hearsMod("mia", "!add approved");
    assertThat(bot.hears("ann", "!at 0")).containsExactly("#2 approved");
    assertThat(bot.hears("ann", "!at 1")).isEmpty();
  }

  @Test
  void setCanTakeTheSigilAwayAndRefuseACommand() {
    TestBot bot =
        new BotBuilder()
            .store("phrase", "store.single", "datatype", "string")
            .command(
                "start",
                piece(
                    "datastore.set",
                    "datastore",
                    "phrase",
                    "value",
                    "${arg[1]}",
                    "stripPrefix",
                    true,
                    "notACommand",
                    true,
                    "orElse",
                    "Not ${arg[1]}."),
                reply("Type !${datastore[phrase]}."))
            .build();
    bot.documents()
        .put(
            Editor.CONFIGURATION,
            Map.of(
                "behaviours",
                List.of(
                    Map.of(
                        "triggers",
                        List.of(
                            Map.of(
                                "implementation",
                                "chat.command",
                                "properties",
                                Map.of("text", "start")))))));
    assertThat(bot.hears("mia", "!start !cake")).containsExactly("Type !cake.");
    assertThat(bot.hears("mia", "!start !")).containsExactly("Not !.");
    assertThat(bot.hears("mia", "!start")).containsExactly("Not .");
    assertThat(bot.hears("mia", "!start START")).containsExactly("Not START.");
    assertThat(bot.hears("mia", "!start !start")).containsExactly("Not !start.");
    assertThat(bot.hears("mia", "!start !!start")).containsExactly("Not !!start.");
    assertThat(bot.hears("mia", "!start \u200B!start")).containsExactly("Not \u200B!start.");
  }

  @Test
  void aBehaviourThatFailsKeepsNothing() {
    TestBot bot =
        new BotBuilder()
            .store("n", "store.single", "datatype", "number")
            .store("list", "store.list")
            .command(
                "both",
                piece("datastore.increment", "datastore", "n"),
                piece("datastore.append", "datastore", "list", "value", "${args}"),
                reply("done"))
            .build();
    assertThat(bot.hears("ann", "!both")).isEmpty();
    assertThat(bot.contents("n").value()).isNull();
    assertThat(bot.hears("ann", "!both x")).containsExactly("done");
    assertThat(bot.contents("n").value()).isEqualTo(1L);
  }

  @Test
  void eachRecordWrittenIsOneDocument() {
    TestBot bot =
        new BotBuilder()
            .store("n", "store.single", "datatype", "number")
            .store("list", "store.list")
            .store("map", "store.map", "datatype", "number")
            .command(
                "all",
                piece("datastore.increment", "datastore", "n"),
                piece("datastore.append", "datastore", "list", "value", "x"),
                piece("datastore.increment", "datastore", "map", "key", "${user.id}"))
            .build();
    assertThat(bot.decide(Bots.says("ann", "!all")).changes()).hasSize(3);
    assertThat(bot.decide(Bots.says("ann", "!all")).changes()).hasSize(3);
    assertThat(bot.contents("map").value()).isEqualTo(Map.of("ann", 2L));
    assertThat(bot.contents("map").last()).containsEntry("key", "ann").containsEntry("via", "all");
  }

  @Test
  void namesTheStoreThatDoesNotFit() {
    BotBuilder bot =
        new BotBuilder()
            .store("one", "store.single")
            .store("list", "store.list")
            .command("a", piece("datastore.append", "datastore", "one", "value", "x"))
            .command("b", piece("datastore.increment", "datastore", "list"))
            .command("c", piece("datastore.put", "datastore", "list", "key", "k", "value", "v"))
            .command("d", piece("datastore.random", "from", "one"))
            .command("e", piece("datastore.get", "from", "list"))
            .command("f", piece("datastore.next", "from", "lists"))
            .command("g", piece("datastore.next", "from", "list", "into", "not a name"))
            .command("h", piece("source.get", "from", "list"));
    assertThat(bot.read().findings())
        .extracting(finding -> finding.field() + ": " + finding.message())
        .containsExactly(
            "datastore: expected a list, but one is a single value",
            "datastore: expected a single value or map, but list is a list",
            "datastore: expected a map, but list is a list",
            "from: expected a list or map, but one is a single value",
            "key: expected either key or index",
            "from: there is no data store called lists; did you mean list?",
            "into: expected a name of letters, digits, _ and -, at most 64",
            "from: expected a single value, but list is a list");
  }

  @Test
  void saysWhatItDoes() {
    List<Piece> pieces =
        List.of(
            piece("datastore.random", "from", "list"),
            piece("datastore.random", "from", "list", "count", 3L),
            piece("datastore.get", "from", "list", "key", "${arg[1]}"),
            piece("datastore.get", "from", "list", "index", "0"),
            piece("datastore.next", "from", "list"),
            piece("datastore.append", "datastore", "list", "value", "${args}"),
            piece(
                "datastore.append",
                "datastore",
                "list",
                "key",
                "${user.id}",
                "value",
                "x",
                "ifPending",
                "Wait."),
            piece("datastore.set", "datastore", "n", "value", "7"),
            piece("datastore.increment", "datastore", "n"),
            piece("datastore.increment", "datastore", "map", "by", -2L, "key", "${user.id}"),
            piece("datastore.put", "datastore", "map", "key", "k", "value", "v"),
            piece("datastore.remove", "from", "list", "key", "1"),
            piece("datastore.moderate", "from", "list", "key", "1", "status", "rejected"),
            piece("datastore.clear", "datastore", "list"),
            piece("source.get", "from", "n"));
    TestBot bot =
        new BotBuilder()
            .store("n", "store.single", "datatype", "number")
            .store("list", "store.list")
            .store("map", "store.map", "datatype", "number")
            .command("x", pieces.toArray(Piece[]::new))
            .build();
    assertThat(bot.config().behaviours().getFirst().sentence("!"))
        .isEqualTo(
            "When a user sends the chat command !x, pick a random entry of list, then pick 3"
                + " random entries of list, then look up ${arg[1]} in list, then look up the entry"
                + " at position 0 of list, then take the next entry of list, then add \"${args}\""
                + " to list, then add \"x\" to list under ${user.id} (if it has to wait for a"
                + " moderator, send the message \"Wait.\" and stop), then set n to \"7\", then add"
                + " 1 to n, then take 2 from map under ${user.id}, then put \"v\" into map under"
                + " k, then remove 1 from list, then reject 1 in list, then clear list, then get a"
                + " value from n.");
  }
}
