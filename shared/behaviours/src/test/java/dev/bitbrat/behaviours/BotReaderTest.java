package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.BotBuilder.piece;
import static dev.bitbrat.behaviours.Bots.behaviour;
import static dev.bitbrat.behaviours.Bots.bot;
import static dev.bitbrat.behaviours.Bots.command;
import static dev.bitbrat.behaviours.Bots.component;
import static dev.bitbrat.behaviours.Bots.reply;
import static dev.bitbrat.behaviours.Bots.says;
import static dev.bitbrat.behaviours.Bots.tree;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotReaderTest {
  static Stream<Arguments> mistakes() {
    return Stream.of(
        Arguments.of(command("two words"), "text[0]", "without a blank"),
        Arguments.of(command(List.of("ok", "!")), "text[1]", "without a blank"),
        Arguments.of(command(List.of()), "text", "a text or a list"),
        Arguments.of(command(7L), "text", "a text or a list"),
        Arguments.of(command(List.of("a", 7L)), "text[1]", "quote numbers"),
        Arguments.of(component("chat.command", "texts", "x"), "texts", "did you mean text?"),
        Arguments.of(component("chat.command", "name", "x"), "name", "expected [text]"),
        Arguments.of(component("chat.message", "matches", "(x{1000}){1000}"), "matches", "repeats"),
        Arguments.of(component("chat.comand", "text", "x"), null, "did you mean chat.command?"),
        Arguments.of(tree("uuid", "x", "implementation", "chat.command"), "uuid", "a UUID"),
        Arguments.of(tree("properties", Map.of()), "implementation", "missing"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void namesTheMistakeInATrigger(Map<String, ?> trigger, @Nullable String field, String message) {
    BotConfig.Read read =
        BotConfig.read(bot(behaviour("x", List.of(trigger), List.of(), List.of(reply("ok")))));
    assertThat(read.isUsable()).isFalse();
    assertThat(read.findings())
        .anySatisfy(
            finding -> {
              assertThat(finding.path()).isEqualTo("behaviours[0].triggers[0]");
              assertThat(finding.field()).isEqualTo(field);
              assertThat(finding.message()).contains(message);
            });
  }

  static Stream<BotBuilder.Piece> leaving() {
    return Stream.of(
        piece("channel.lookup", "login", "x", "into", "a b"), piece("command.list", "into", "a b"));
  }

  @ParameterizedTest
  @MethodSource("leaving")
  void refusesToLeaveSomethingUnderANameThatNoPlaceholderCanAskFor(BotBuilder.Piece action) {
    BotConfig.Read read = new BotBuilder().command("x", action).read();
    assertThat(read.findings()).extracting(Finding::field).containsExactly("into");
  }

  @Test
  void takesNoTextForANumberOrATruthValueEvenIfItIsTheDefault() {
    BotConfig.Read read =
        new BotBuilder()
            .command("x", piece("stream.live", "is", "true"), piece("arg.number", "index", "1"))
            .read();
    assertThat(read.findings()).extracting(Finding::field).containsExactly("is", "index");
  }

  @ParameterizedTest
  @ValueSource(strings = {"${url(datastore[count])}", "${datastore[facts][datastore[count]]}"})
  void looksForDataStoresWithinPlaceholdersToo(String text) {
    BotBuilder bot = new BotBuilder().store("counts", "store.single").store("facts", "store.map");
    assertThat(bot.command("x", BotBuilder.reply(text)).read().findings())
        .extracting(Finding::message)
        .singleElement()
        .asString()
        .contains("no data store called count; did you mean counts?");
  }

  @Test
  void aBehaviourThatShowsAStoreThatIsNotKnownHereStaysInactive() {
    BotBuilder bot = new BotBuilder().store("lamp", "lights.state");
    BotConfig.Read read =
        bot.command("x", piece("log", "message", "on", "orElse", "${datastore[lamp]}")).read();
    assertThat(read.isUsable()).isTrue();
    assertThat(read.config().behaviours().getFirst().runs()).isFalse();
  }

  @Test
  void namesTheMistakeInARole() {
    BotConfig.Read read =
        BotConfig.read(
            bot(
                behaviour(
                    "x",
                    List.of(command("x")),
                    List.of(
                        component("user.role", "atLeast", "moderater"),
                        component("user.role", "anyOf", List.of("vip", "king")),
                        component("user.role", "atLeast", List.of("vip"))),
                    List.of(component("reply", "message", 7L)))));
    assertThat(read.findings())
        .extracting(f -> f.path() + ' ' + f.field())
        .containsExactly(
            "behaviours[0].conditions[0] atLeast",
            "behaviours[0].conditions[1] anyOf[1]",
            "behaviours[0].conditions[2] atLeast",
            "behaviours[0].actions[0] message");
    assertThat(read.findings().getFirst().message()).contains("did you mean moderator?");
  }

  @Test
  void allMistakesAreNamedAtOnce() {
    Map<String, @Nullable Object> twin =
        behaviour("Plan", List.of(command("plan")), List.of(), List.of());
    Map<String, @Nullable Object> original =
        behaviour("plan", List.of(command("plan")), List.of(), List.of());
    twin.put("uuid", original.get("uuid"));
    twin.put("active", "yes");
    BotConfig.Read read = BotConfig.read(bot(original, twin, tree("uuid", "nonsense")));
    assertThat(read.findings())
        .extracting(Finding::message)
        .contains(
            "the name is taken by behaviours[0]",
            "the uuid is taken by behaviours[0]",
            "the uuid is taken by behaviours[0].triggers[0]",
            "expected true or false",
            "missing; expected a name");
  }

  @Test
  void keepsWhatItDoesNotKnowAndLeavesTheBehaviourOut() {
    Map<String, @Nullable Object> unknown = component("lamp.switch", "to", "red");
    Map<String, @Nullable Object> bot =
        bot(
            behaviour("later", List.of(command("x"), unknown), List.of(), List.of(reply("never"))),
            behaviour("now", List.of(command("y")), List.of(), List.of(reply("now"))));
    BotConfig.Read read = BotConfig.read(bot);
    assertThat(read.isUsable()).isTrue();
    assertThat(read.findings())
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.path()).isEqualTo("behaviours[0].triggers[1]");
              assertThat(f.severity()).isEqualTo(Finding.Severity.WARNING);
              assertThat(f.message()).contains("inactive");
            });
    Behaviour later = read.config().behaviours().getFirst();
    assertThat(later.runs()).isFalse();
    assertThat(later.triggers().get(1).component())
        .isEqualTo(new Unresolved("lamp.switch", unknown));
    assertThat(later.sentence("!"))
        .isEqualTo(
            "When a user sends the chat command !x or when lamp.switch happens, send the"
                + " message \"never\".");
    TestBot engine = new TestBot(new BotEngine(read.config()));
    assertThat(engine.decide(says("ann", "!x")).acted()).isFalse();
    assertThat(engine.decide(says("ann", "!y")).acted()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "123456789", "\u200B"})
  void refusesASigilThatNobodyCanType(String sigil) {
    Map<String, @Nullable Object> bot = bot();
    bot.put("config", Map.of("commandSigil", sigil));
    assertThat(BotConfig.read(bot).isUsable()).isFalse();
  }

  @Test
  void anyTreeIsReadWithoutACrash() {
    for (Object nonsense : List.of(1L, "x", List.of(1L), Map.of("a", 1L), true)) {
      BotConfig.Read read =
          BotConfig.read(
              tree(
                  "name", nonsense,
                  "contexts", nonsense,
                  "config", nonsense,
                  "behaviours",
                      List.of(
                          Map.of("triggers", nonsense, "conditions", List.of(nonsense)),
                          Map.of("actions", List.of(Map.of("properties", nonsense))))));
      assertThat(read.isUsable()).isFalse();
    }
  }
}
