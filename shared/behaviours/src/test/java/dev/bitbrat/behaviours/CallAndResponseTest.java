package dev.bitbrat.behaviours;

import static dev.bitbrat.behaviours.Bots.behaviour;
import static dev.bitbrat.behaviours.Bots.bot;
import static dev.bitbrat.behaviours.Bots.command;
import static dev.bitbrat.behaviours.Bots.component;
import static dev.bitbrat.behaviours.Bots.reply;
import static dev.bitbrat.behaviours.Bots.says;
import static dev.bitbrat.behaviours.Bots.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first user story: basic call and response. */
class CallAndResponseTest {
  private static final TestBot ENGINE = Bots.engine(bot(plan(), sass(), help(), parked()));

  private static Map<String, @Nullable Object> plan() {
    return behaviour(
        "plan",
        List.of(command("plan"), command("flan")),
        List.of(),
        List.of(reply("Do the thing")));
  }

  private static Map<String, @Nullable Object> sass() {
    return behaviour(
        "sass",
        List.of(command("sass")),
        List.of(component("user.role", "atLeast", "moderator")),
        List.of(reply("foolish Ben")));
  }

  private static Map<String, @Nullable Object> help() {
    return behaviour(
        "help",
        List.of(command(List.of("help", "commands"))),
        List.of(),
        List.of(reply("I don't need any help from you, ${@user}")));
  }

  private static Map<String, @Nullable Object> parked() {
    Map<String, @Nullable Object> parked =
        behaviour(
            "parked",
            List.of(component("chat.command", "text", List.of("plan"))),
            List.of(),
            List.of(reply("never")));
    parked.put("active", false);
    return parked;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          ann    |             | !plan                 | Do the thing
          ann    |             | !FLAN                 | Do the thing
          ann    |             | !plan now please      | Do the thing
          ann    |             | !plan \\U000e0000     | Do the thing
          ann    |             | !planet               |
          ann    |             | I have a !plan        |
          ann    |             | !nope                 |
          bob    |             | !sass                 |
          bob    | subscriber,vip | !sass              |
          mia    | moderator   | !sass                 | foolish Ben
          ben    | broadcaster | !sass                 | foolish Ben
          thebot | self        | !plan                 |
          ann    |             | !help                 | I don't need any help from you, @ann
          """)
  void answersAsTheStoryTells(
      String login, @Nullable String roles, String line, @Nullable String expected) {
    String text = line.replace("\\U000e0000", Character.toString(0xE0000));
    Event event = says(login, text, roles == null ? new String[0] : roles.split(","));
    assertThat(texts(ENGINE.decide(event)))
        .isEqualTo(expected == null ? List.of() : List.of(expected));
  }

  @Test
  void theSameMessageAgainIsTheSameDelivery() {
    Event event = says("ann", "!plan");
    Delivery first = ENGINE.decide(event).deliveries().getFirst();
    assertThat(ENGINE.decide(event).deliveries()).containsExactly(first);
    assertThat(first.id())
        .isEqualTo(
            Ids.derive(
                event.bot() + "/" + event.key(),
                ENGINE.config().behaviours().getFirst().uuid() + "/0"));
    assertThat(first.source()).isEqualTo("plan");
    assertThat(first.target()).isEqualTo(Delivery.Target.ORIGIN);
  }

  @Test
  void saysItselfInSentences() {
    assertThat(ENGINE.config().behaviours())
        .extracting(b -> b.sentence("!"))
        .containsExactly(
            "When a user sends the chat command !plan or !flan, send the message \"Do the thing\".",
            "When a user sends the chat command !sass, if the user is a moderator, send the message"
                + " \"foolish Ben\".",
            "When a user sends the chat command !help or !commands, send the message \"I don't need"
                + " any help from you, ${@user}\".",
            "When a user sends the chat command !plan, send the message \"never\".");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          !sass  | !sass: matched, denied by user.role atLeast moderator
          !SaSS x | !sass: matched, denied by user.role atLeast moderator
          !nope  | !nope: no active behaviour has this command
          """)
  void saysWhyNothingIsSaid(String line, String why) {
    assertThat(ENGINE.decide(says("bob", line)).whySilent()).contains(why);
  }

  @Test
  void hasNothingToSayAboutWhatIsNoCommand() {
    assertThat(ENGINE.decide(says("bob", "hello")).whySilent()).isEmpty();
    assertThat(ENGINE.decide(says("bob", "!plan")).whySilent()).isEmpty();
  }

  @Test
  void concernsOnlyLinesThatABehaviourMayAnswer() {
    assertThat(ENGINE.concerns(says("bob", "!sass"))).isTrue();
    assertThat(ENGINE.concerns(says("bob", "sass"))).isFalse();
    assertThat(ENGINE.concerns(says("bob", "!planet"))).isFalse();
    assertThat(ENGINE.concerns(says("thebot", "!plan", "self"))).isFalse();
    assertThat(ENGINE.concerns(Event.of("system.timer.v1", "t").build())).isFalse();
  }
}
