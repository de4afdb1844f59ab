package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.Bots.behaviour;
import static dev.bitbrat.behaviours.Bots.bot;
import static dev.bitbrat.behaviours.Bots.command;
import static dev.bitbrat.behaviours.Bots.happens;
import static dev.bitbrat.behaviours.Bots.reply;
import static dev.bitbrat.behaviours.Bots.says;
import static dev.bitbrat.behaviours.Bots.texts;
import static dev.bitbrat.behaviours.Bots.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T18:00:00Z");

  private static Map<String, @Nullable Object> condition(
      String implementation, @Nullable Object... rest) {
    return tree(
        "implementation",
        implementation,
        "uuid",
        Ids.derive("test", implementation + Arrays.toString(rest)),
        "properties",
        tree(rest));
  }

  private static TestBot guarded(Map<?, ?>... conditions) {
    return Bots.engine(
        bot(behaviour("x", List.of(command("x")), List.of(conditions), List.of(reply("ok")))));
  }

  private static TestBot onRaid(Map<?, ?>... conditions) {
    return Bots.engine(
        bot(
            behaviour(
                "x",
                List.of(Bots.component("platform.event", "event", "raid")),
                List.of(conditions),
                List.of(reply("ok")))));
  }

  @ParameterizedTest
  @CsvSource({
    "1,,!x,false",
    "1,,!x a,true",
    "0,1,!x a b,false",
    "0,1,!x a,true",
    ",0,!x,true",
    ",0,!x a,false"
  })
  void countsTheWordsAfterTheCommand(
      @Nullable Long min, @Nullable Long max, String line, boolean allowed) {
    TestBot bot = guarded(condition("arg.count", "min", min, "max", max));
    assertThat(bot.decide(says("ann", line)).acted()).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "!x 7,true",
    "!x -7.5,true",
    "!x +0,true",
    "!x seven,false",
    "!x,false",
    "!x 1e9,false",
    "!x 0x1,false",
    "!x 1_000,false",
    "!x NaN,false",
    "!x 7.,false",
    "!x \u0667,false"
  })
  void knowsANumberWhenItSeesOne(String line, boolean number) {
    assertThat(guarded(condition("arg.number", "index", 1L)).decide(says("ann", line)).acted())
        .isEqualTo(number);
  }

  @Test
  void aPersonWaitsForTheirCooldownAndOthersDoNot() {
    TestBot bot = guarded(condition("cooldown", "perUser", "10s", "exempt", List.of("moderator")));
    assertThat(bot.decide(says("ann", "!x 1"), NOW).acted()).isTrue();
    assertThat(bot.decide(says("ann", "!x 2"), NOW.plusSeconds(9)).acted()).isFalse();
    assertThat(bot.decide(says("bob", "!x"), NOW.plusSeconds(9)).acted()).isTrue();
    assertThat(bot.decide(says("ann", "!x 3"), NOW.plusSeconds(10)).acted()).isTrue();
    Event mia = says("mia", "!x", "moderator");
    assertThat(bot.decide(mia, NOW).acted()).isTrue();
    assertThat(bot.decide(mia, NOW).acted()).isTrue();
  }

  @Test
  void aCooldownForAllIsSharedAndExemptUseDoesNotTakeIt() {
    TestBot bot = guarded(condition("cooldown", "global", "30s", "exempt", List.of("moderator")));
    assertThat(bot.decide(says("mia", "!x", "moderator"), NOW).acted()).isTrue();
    assertThat(bot.decide(says("ann", "!x"), NOW).acted()).isTrue();
    assertThat(bot.decide(says("bob", "!x"), NOW.plusSeconds(29)).whySilent().orElse(""))
        .startsWith("!x: matched, denied by cooldown global 30s");
  }

  @ParameterizedTest
  @CsvSource({"any", "all"})
  void aCooldownAmongOtherConditionsIsTakenToo(String around) {
    TestBot bot = guarded(condition(around, "of", List.of(condition("cooldown", "global", "30s"))));
    assertThat(bot.engine().mayWrite(says("ann", "!x"))).isTrue();
    assertThat(bot.decide(says("ann", "!x"), NOW).acted()).isTrue();
    assertThat(bot.decide(says("bob", "!x"), NOW.plusSeconds(29)).acted()).isFalse();
    assertThat(bot.decide(says("bob", "!x"), NOW.plusSeconds(30)).acted()).isTrue();
  }

  @Test
  void whoIsLetInOtherwiseDoesNotMakeTheCooldownLonger() {
    Map<String, @Nullable Object> cooldown = condition("cooldown", "global", "30s");
    Map<String, @Nullable Object> vip = condition("user.role", "atLeast", "vip");
    TestBot bot = guarded(condition("any", "of", List.of(cooldown, vip)));
    assertThat(bot.decide(says("ann", "!x"), NOW).acted()).isTrue();
    assertThat(bot.decide(says("vic", "!x", "vip"), NOW.plusSeconds(20)).acted()).isTrue();
    assertThat(bot.decide(says("ann", "!x"), NOW.plusSeconds(30)).acted()).isTrue();
  }

  @Test
  void onlyATakenUseStartsTheCooldown() {
    TestBot bot =
        guarded(condition("cooldown", "global", "30s"), condition("arg.count", "min", 1L));
    assertThat(bot.decide(says("ann", "!x"), NOW).acted()).isFalse();
    assertThat(bot.decide(says("ann", "!x now"), NOW).acted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "tier,true,,true",
    "nope,true,,false",
    "nope,false,,true",
    "tier,,PRIME,true",
    "tier,,1000,false",
    "viewers,,42,true",
    "blank,true,,false"
  })
  void looksAtTheDetailsOfWhatHappened(
      String field, @Nullable Boolean present, @Nullable String equals, boolean allowed) {
    TestBot bot =
        onRaid(condition("event.field", "field", field, "present", present, "equals", equals));
    Event event = happens("raid", tree("tier", "prime", "viewers", 42L, "blank", ""));
    assertThat(bot.decide(event).acted()).isEqualTo(allowed);
  }

  @Test
  void aCooldownWithinAnotherConditionIsTakenToo() {
    Map<String, @Nullable Object> cooldown = condition("cooldown", "global", "30s");
    TestBot bot = guarded(condition("all", "of", List.of(cooldown)));
    assertThat(bot.engine().mayWrite(says("ann", "!x"))).isTrue();
    assertThat(bot.decide(says("ann", "!x"), NOW).acted()).isTrue();
    assertThat(bot.decide(says("bob", "!x"), NOW.plusSeconds(29)).acted()).isFalse();
    assertThat(bot.decide(says("bob", "!x"), NOW.plusSeconds(30)).acted()).isTrue();
  }

  @Test
  void conditionsNest() {
    Map<String, @Nullable Object> moderator = condition("user.role", "atLeast", "moderator");
    Map<String, @Nullable Object> noArguments = condition("arg.count", "max", 0L);
    TestBot bot =
        guarded(
            condition(
                "any", "of", List.of(moderator, condition("not", "of", List.of(noArguments)))));
    assertThat(bot.decide(says("ann", "!x")).whySilent())
        .contains(
            "!x: matched, denied by any (the user is a moderator or the command has an argument)");
    assertThat(bot.decide(says("ann", "!x y")).acted()).isTrue();
    assertThat(bot.decide(says("mia", "!x", "moderator")).acted()).isTrue();
    assertThat(bot.config().behaviours().getFirst().sentence("!"))
        .isEqualTo(
            "When a user sends the chat command !x, if the user is a moderator or the command has"
                + " an argument, send the message \"ok\".");
  }

  @Test
  void aBehaviourThatFailsHarmsNoOther() {
    TestBot bot =
        Bots.engine(
            bot(
                behaviour(
                    "bad",
                    List.of(command("x")),
                    List.of(),
                    List.of(reply("before"), Bots.component("channel.lookup", "login", "nobody"))),
                behaviour("good", List.of(command("X")), List.of(), List.of(reply("ok")))));
    Decision decision = bot.decide(says("ann", "!x"));
    assertThat(texts(decision)).containsExactly("ok");
    assertThat(decision.runs().getFirst())
        .isEqualTo(new Decision.Run.Failed("bad", "channel.lookup: there is no such channel"));
  }
}
