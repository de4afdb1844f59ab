package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.Bots.behaviour;
import static dev.bitbrat.behaviours.Bots.bot;
import static dev.bitbrat.behaviours.Bots.command;
import static dev.bitbrat.behaviours.Bots.component;
import static dev.bitbrat.behaviours.Bots.reply;
import static dev.bitbrat.behaviours.Bots.says;
import static dev.bitbrat.behaviours.Bots.texts;
import static dev.bitbrat.behaviours.Bots.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.behaviours.spi.Editor;
import dev.bitbrat.behaviours.spi.Interest;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Phrase;
import dev.bitbrat.behaviours.spi.Self;
import dev.bitbrat.behaviours.spi.Trigger;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BotEngineTest {
  @Test
  void repliesOfAllBehavioursAndActionsComeInTheirOrder() {
    TestBot engine =
        Bots.engine(
            bot(
                behaviour("one", List.of(command("x")), List.of(), List.of(reply("1"), reply("2"))),
                behaviour("two", List.of(command("X")), List.of(), List.of(reply("3")))));
    Decision decision = engine.decide(says("ann", "!x"));
    assertThat(texts(decision)).containsExactly("1", "2", "3");
    assertThat(decision.deliveries()).extracting(d -> d.id()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u200B!\u200Cplan",
        "!pl\u034Fan x",
        "!plan\uFEFF",
        "  !plan",
        "\u200D \u2060 !plan",
        "!PLAN\u2003now",
        "!plan\u00A0now",
        "!plan\u180E",
        "!plan\n"
      })
  void findsACommandBehindWhatNobodySees(String text) {
    TestBot engine =
        Bots.engine(bot(behaviour("p", List.of(command("plan")), List.of(), List.of(reply("ok")))));
    assertThat(texts(engine.decide(says("ann", text)))).containsExactly("ok");
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "! plan", "!!plan", "plan", "?plan", "", "\u200B", "!plan!"})
  void takesNothingElseForIt(String text) {
    TestBot engine =
        Bots.engine(bot(behaviour("p", List.of(command("plan")), List.of(), List.of(reply("ok")))));
    assertThat(engine.decide(says("ann", text)).acted()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "stra\u00DFe,!STRASSE",
    "STRASSE,!stra\u1E9Ee",
    "\u03A3\u03BF\u03C6\u03CC\u03C2,!\u03C3\u039F\u03A6\u038C\u03A3",
    "caf\u00E9,!cafe\u0301",
    "title,!T\u0130TLE",
    "!bang,!BANG"
  })
  void namesCompareByTheirFolding(String name, String line) {
    TestBot engine =
        Bots.engine(bot(behaviour("p", List.of(command(name)), List.of(), List.of(reply("ok")))));
    boolean same = !name.equals("title");
    assertThat(engine.decide(says("ann", line)).acted()).isEqualTo(same);
  }

  @Test
  void theSigilIsConfigured() {
    Map<String, @Nullable Object> bot =
        bot(behaviour("p", List.of(command("plan")), List.of(), List.of(reply("ok"))));
    bot.put("config", Map.of("commandSigil", "?!"));
    TestBot engine = Bots.engine(bot);
    assertThat(texts(engine.decide(says("ann", "?!plan")))).containsExactly("ok");
    assertThat(engine.decide(says("ann", "!plan")).acted()).isFalse();
    assertThat(engine.decide(says("ann", "?!nope")).whySilent().orElse("")).startsWith("?!nope:");
  }

  @ParameterizedTest
  @CsvSource({
    "everyone,'',true",
    "subscriber,'',false",
    "subscriber,subscriber,true",
    "subscriber,vip,true",
    "vip,subscriber,false",
    "moderator,broadcaster,true",
    "broadcaster,moderator,false"
  })
  void higherRolesMayWhatLowerOnesMay(String atLeast, String roles, boolean may) {
    TestBot engine = guarded(component("user.role", "atLeast", atLeast));
    assertThat(engine.decide(says("ann", "!x", roles)).acted()).isEqualTo(may);
  }

  @Test
  void anyOfMeansExactlyThose() {
    TestBot engine = guarded(component("user.role", "anyOf", List.of("vip", "subscriber")));
    assertThat(engine.decide(says("ann", "!x", "moderator", "vip")).acted()).isTrue();
    assertThat(engine.decide(says("ann", "!x", "moderator")).whySilent())
        .contains("!x: matched, denied by user.role anyOf vip, subscriber");
  }

  @Test
  void aNegatedConditionHoldsWhenItWouldNot() {
    Map<String, @Nullable Object> condition = component("user.role", "atLeast", "vip");
    condition.put("negate", true);
    TestBot engine = guarded(condition);
    assertThat(engine.decide(says("ann", "!x", "subscriber")).acted()).isTrue();
    assertThat(engine.decide(says("ann", "!x", "vip")).whySilent())
        .contains("!x: matched, denied by not user.role atLeast vip");
    assertThat(engine.config().behaviours().getFirst().sentence("!"))
        .isEqualTo(
            "When a user sends the chat command !x, if the user is not a VIP, send the message"
                + " \"ok\".");
  }

  private static TestBot guarded(Map<String, @Nullable Object> condition) {
    return Bots.engine(
        bot(behaviour("x", List.of(command("x")), List.of(condition), List.of(reply("ok")))));
  }

  @Test
  void onlyPeopleTrigger() {
    TestBot engine = Bots.echo("ok");
    Message assistant = new Message("m", "assistant", "!echo", null, null, Map.of());
    Event event = says("ann", "!echo").with().message(assistant).build();
    assertThat(engine.decide(event).acted()).isFalse();
  }

  @Test
  void cooldownsThatNoCommitHoldsAreLeftWithTheirBehaviours() {
    List<Map<String, @Nullable Object>> many = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      many.add(
          behaviour(
              "b" + i,
              List.of(unique("chat.command", i, "text", "x")),
              List.of(unique("cooldown", i, "global", "10s")),
              List.of(unique("log", i, "message", "m"))));
    }
    Decision decision = Bots.engine(bot(many.toArray(Map<?, ?>[]::new))).decide(says("ann", "!x"));
    assertThat(decision.changes()).hasSize(350);
    assertThat(decision.runs()).filteredOn(Decision.Run.Ran.class::isInstance).hasSize(350);
  }

  private static Map<String, @Nullable Object> unique(
      String implementation, int number, String property, String value) {
    Map<String, @Nullable Object> unique = component(implementation, property, value);
    unique.put("uuid", Ids.derive("test", implementation + number));
    return unique;
  }

  @Test
  void aBlankTextIsNotSent() {
    Decision decision = Bots.echo("${args} \u200B").decide(says("ann", "!echo"));
    assertThat(decision.acted()).isTrue();
    assertThat(decision.deliveries()).isEmpty();
    assertThat(decision.whySilent()).contains("echo: ran, but had nothing to say");
  }

  @Test
  void aContextIncludesWhatItDoesNotRuleOut() {
    BotContext channel = new BotContext("twitch", "#BurgerOni", null);
    Instant now = Instant.EPOCH;
    assertThat(channel.includes(Origin.of(now, "twitch", "burgeroni"))).isTrue();
    assertThat(channel.includes(Origin.of(now, "twitch", "other"))).isFalse();
    assertThat(channel.includes(Origin.UNKNOWN)).isFalse();
    BotContext platform = new BotContext("discord", null, null);
    assertThat(platform.includes(Origin.of(now, "discord", "any"))).isTrue();
    assertThat(platform.includes(Origin.of(now, "twitch", "burgeroni"))).isFalse();
    assertThat(new BotContext(null, null, null).includes(Origin.UNKNOWN)).isTrue();
  }

  @Test
  void aBehaviourThatSaysTooMuchFailsAndHarmsNoOther() {
    List<Map<String, @Nullable Object>> replies = new ArrayList<>();
    for (int i = 0; i < 101; i++) replies.add(reply("line " + i));
    TestBot bot =
        Bots.engine(
            bot(
                behaviour("many", List.of(command("x")), List.of(), replies),
                behaviour(
                    "long",
                    List.of(component("chat.command", "text", List.of("x"))),
                    List.of(),
                    List.of(reply("x".repeat(20_001)))),
                behaviour("ok", List.of(command("X")), List.of(), List.of(reply("ok")))));
    assertThat(bot.hears("ann", "!x")).containsExactly("ok");
  }

  @Test
  void aBehaviourThatWritesMoreThanACommitTakesHarmsNoOther() {
    List<Map<String, @Nullable Object>> puts = new ArrayList<>();
    for (int i = 0; i < 351; i++) {
      puts.add(
          tree(
              "implementation",
              "datastore.put",
              "uuid",
              Ids.derive("test", "put" + i),
              "properties",
              tree("datastore", "m", "key", "k" + i, "value", "v")));
    }
    Map<String, @Nullable Object> bot =
        bot(
            behaviour("many", List.of(command("x")), List.of(), puts),
            behaviour("ok", List.of(command("X")), List.of(), List.of(reply("ok"))));
    bot.put(
        "documents",
        List.of(
            tree(
                "kind",
                "DataStore",
                "name",
                "m",
                "implementation",
                "store.map",
                "uuid",
                Ids.derive("test", "m"),
                "properties",
                tree())));
    Decision decision = Bots.engine(bot).decide(says("ann", "!x"));
    assertThat(texts(decision)).containsExactly("ok");
    assertThat(decision.changes()).isEmpty();
  }

  @Test
  void aCommandFromTheChatMayBeCalledLikeABehaviour() {
    Map<String, @Nullable Object> add =
        tree(
            "implementation",
            "command.add",
            "uuid",
            Ids.derive("test", "command.add"),
            "properties",
            tree("name", "${arg[1]}", "text", "${args[2:]}"));
    TestBot bot =
        Bots.engine(
            bot(
                behaviour("!hi", List.of(command("other")), List.of(), List.of(reply("other"))),
                behaviour("add", List.of(command("add")), List.of(), List.of(add))));
    bot.hears("mia", "!add hi hello");
    Map<String, @Nullable Object> changed = bot.documents().get(Editor.CONFIGURATION);
    assertThat(BotConfig.read(changed).findings()).isEmpty();
    assertThat(Tree.maps(changed, "behaviours").getLast().get("name")).isEqualTo("!hi (2)");
  }

  /** A moderator is no author of the bot: whoever calls "/ban" must not ban by it. */
  @Test
  void allThatACommandFromTheChatSaysCountsAsData() {
    Map<String, @Nullable Object> made =
        behaviour("x", List.of(command("x")), List.of(), List.of(reply("/ban ${args}")));
    Map<String, @Nullable Object> ours =
        behaviour("y", List.of(command("y")), List.of(), List.of(reply("/me waves")));
    made.put("metadata", Map.of("madeFrom", "chat", "command", "x"));
    TestBot bot = Bots.engine(bot(made, ours));
    assertThat(bot.decide(says("ann", "!x bob")).deliveries())
        .allSatisfy(d -> assertThat(((Delivery.Text) d).startsWithData()).isTrue());
    assertThat(bot.decide(says("ann", "!y")).deliveries())
        .allSatisfy(d -> assertThat(((Delivery.Text) d).startsWithData()).isFalse());
  }

  /** As a plugin might bring it. */
  private record Broken() implements Trigger {
    @Override
    public List<Interest> interests(Self self) {
      return List.of(new Interest.Line());
    }

    @Override
    public boolean mayFire(Event event) {
      throw new IllegalStateException("broken");
    }

    @Override
    public boolean fires(Moment moment, Self self) {
      return true;
    }

    @Override
    public Phrase phrase(String sigil) {
      return Phrase.of("nothing works");
    }
  }

  @Test
  void aTriggerThatThrowsHarmsNoOtherBehaviour() {
    BotConfig good =
        Bots.engine(bot(behaviour("x", List.of(command("x")), List.of(), List.of(reply("ok")))))
            .config();
    Configured<Trigger> broken =
        new Configured<>(new Self("u", "bad"), "broken", false, null, Map.of(), new Broken());
    Behaviour bad = new Behaviour("u", "bad", true, false, List.of(broken), List.of(), List.of());
    BotConfig both =
        new BotConfig("b", "!", false, List.of(bad, good.behaviours().getFirst()), Map.of());
    Decision decision = new TestBot(new BotEngine(both)).decide(says("ann", "!x"));
    assertThat(texts(decision)).containsExactly("ok");
    assertThat(decision.runs().getFirst()).isInstanceOf(Decision.Run.Failed.class);
  }
}
