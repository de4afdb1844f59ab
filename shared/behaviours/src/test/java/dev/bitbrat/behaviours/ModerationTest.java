package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.Bots.behaviour;
import static dev.bitbrat.behaviours.Bots.bot;
import static dev.bitbrat.behaviours.Bots.command;
import static dev.bitbrat.behaviours.Bots.component;
import static dev.bitbrat.behaviours.Bots.says;
import static dev.bitbrat.behaviours.Bots.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What behaviours may ask of a platform besides texts. */
class ModerationTest {
  @Test
  void isAboutWhoeverCausedTheEventByTheirIdAndAboutTheirMessage() {
    TestBot bot = doing(bare("timeout"), bare("delete"));
    Event line = says("eve", "!do");
    Identity.External eve = new Identity.External("4711", "twitch", "eve", "Eve", List.of());
    Event event = line.with().identity(new Identity(eve, null, null, Map.of())).build();
    assertThat(asked(bot.decide(event)))
        .containsExactly(Map.of("user", "4711", "seconds", 600L), Map.of("message", "m"));
  }

  @Test
  void isAboutNobodyWhereNobodyDidIt() {
    TestBot bot = doing(bare("ban"));
    Event nobodys = says("eve", "!do").with().identity(Identity.NOBODY).build();
    Decision decision = bot.decide(nobodys);
    assertThat(decision.deliveries()).isEmpty();
    assertThat(decision.whySilent()).get().asString().contains("nobody to ban");
  }

  /** Digits are an id, unless somebody says that they are a login. */
  @ParameterizedTest
  @CsvSource({"@Tiny, tiny", "TINY, tiny", "4711, 4711", "@4711, @4711"})
  void takesWhomPeopleWrite(String written, String user) {
    TestBot bot = doing(component("ban", "user", "${arg[1]}"));
    assertThat(asked(bot.decide(says("mia", "!do " + written))))
        .containsExactly(Map.of("user", user));
  }

  @Test
  void doesNothingOfABehaviourThatNamesNobody() {
    TestBot bot = doing(component("unban", "user", "${arg[1]}"), Bots.reply("done"));
    Decision decision = bot.decide(says("mia", "!do"));
    assertThat(decision.deliveries()).isEmpty();
    assertThat(decision.whySilent()).get().asString().contains("nobody to unban");
  }

  @ParameterizedTest
  @CsvSource({"30s, 30", "1h30m, 5400", "45, 45", "P1D, 86400"})
  void takesALengthAsDurationOrSeconds(String length, long seconds) {
    TestBot fixed = doing(component("timeout", "length", length));
    assertThat(asked(fixed.decide(says("eve", "!do"))))
        .containsExactly(Map.of("user", "eve", "seconds", seconds));
  }

  @ParameterizedTest
  @ValueSource(strings = {"soon", "0", "0s", "-5", "", "10 minutes"})
  void aLengthThatIsNoneIsFoundBeforeTheBotIsInForce(String length) {
    BotConfig.Read read = BotConfig.read(configured(component("timeout", "length", length)));
    assertThat(read.isUsable()).isFalse();
    assertThat(read.findings()).first().extracting(Finding::field).isEqualTo("length");
  }

  @Test
  void announcesNothingThatIsBlank() {
    TestBot bot = doing(component("announce", "message", "${args}"));
    assertThat(bot.decide(says("mia", "!do")).deliveries()).isEmpty();
    assertThat(asked(bot.decide(says("mia", "!do hello"))))
        .containsExactly(Map.of("message", "hello"));
  }

  /** As {@code ban:} alone. */
  private static Map<String, @Nullable Object> bare(String implementation) {
    String uuid = Ids.derive("test", implementation);
    return tree("implementation", implementation, "uuid", uuid, "properties", Map.of());
  }

  private static TestBot doing(Map<?, ?>... actions) {
    return Bots.engine(configured(actions));
  }

  private static Map<String, @Nullable Object> configured(Map<?, ?>... actions) {
    return bot(behaviour("do", List.of(command("do")), List.of(), List.of(actions)));
  }

  private static List<Map<String, @Nullable Object>> asked(Decision decision) {
    return decision.deliveries().stream()
        .map(delivery -> ((Delivery.PlatformAction) delivery).arguments())
        .toList();
  }
}
