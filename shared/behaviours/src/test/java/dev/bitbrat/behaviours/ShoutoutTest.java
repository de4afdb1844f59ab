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
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twitch allows a shoutout every two minutes, and one of a channel an hour. */
class ShoutoutTest {
  private static final Instant NOW = Instant.parse("2026-01-02T18:00:00Z");
  private final TestBot bot =
      Bots.engine(
          bot(
              behaviour(
                  "so",
                  List.of(command("so")),
                  List.of(),
                  List.of(component("twitch.shoutout", "login", "${arg[1]}")))));

  private Decision so(String target, Duration after) {
    return bot.decide(says("mia", "!so " + target), NOW.plus(after));
  }

  private Decision resume(Duration after) {
    Event event =
        Event.of(Kind.DUE, Ids.correlation("twitch", "due", after.toString()))
            .origin(Origin.of(NOW.plus(after), "twitch", "burgeroni"))
            .payload(tree("effect", "twitch.shoutout", "payload", Map.of()))
            .build();
    return bot.decide(event, NOW.plus(after));
  }

  private static List<Object> targets(Decision decision) {
    return decision.deliveries().stream()
        .map(d -> ((Delivery.PlatformAction) d).arguments().get("login"))
        .toList();
  }

  @Test
  void theFirstGoesAtOnceAndTheNextWaitsItsTurn() {
    assertThat(targets(so("@One", Duration.ZERO))).containsExactly("one");
    Decision second = so("two", Duration.ofSeconds(30));
    assertThat(targets(second)).isEmpty();
    assertThat(second.effects())
        .singleElement()
        .satisfies(effect -> assertThat(effect.due()).isEqualTo(NOW.plusSeconds(120)));
    assertThat(targets(so("three", Duration.ofSeconds(31)))).isEmpty();
    Decision resumed = resume(Duration.ofMinutes(2));
    assertThat(targets(resumed)).containsExactly("two");
    assertThat(resumed.effects())
        .singleElement()
        .satisfies(effect -> assertThat(effect.due()).isEqualTo(NOW.plusSeconds(240)));
    assertThat(targets(resume(Duration.ofMinutes(4)))).containsExactly("three");
    assertThat(targets(resume(Duration.ofMinutes(6)))).isEmpty();
  }

  @Test
  void whoWaitedForTenMinutesIsLeftOut() {
    so("one", Duration.ZERO);
    for (int i = 2; i <= 7; i++) so("n" + i, Duration.ofSeconds(i));
    for (int minute = 2; minute <= 8; minute += 2) {
      assertThat(targets(resume(Duration.ofMinutes(minute))))
          .containsExactly("n" + (minute / 2 + 1));
    }
    Decision late = resume(Duration.ofMinutes(12));
    assertThat(targets(late)).isEmpty();
    assertThat(late.effects()).isEmpty();
    assertThat(targets(so("n7", Duration.ofMinutes(13)))).containsExactly("n7");
  }

  @Test
  void saysWhyThereIsNoShoutout() {
    so("one", Duration.ZERO);
    assertThat(so("one", Duration.ofMinutes(5)).whySilent()).get().asString().contains("an hour");
  }

  @Test
  void aChannelIsNotShoutedOutTwiceInAnHour() {
    so("one", Duration.ZERO);
    assertThat(targets(so("one", Duration.ofMinutes(59)))).isEmpty();
    assertThat(resume(Duration.ofMinutes(59)).effects()).isEmpty();
    assertThat(targets(so("one", Duration.ofMinutes(60)))).containsExactly("one");
  }

  @Test
  void whoWaitsIsNotAddedAgain() {
    so("one", Duration.ZERO);
    so("two", Duration.ofSeconds(1));
    so("two", Duration.ofSeconds(2));
    assertThat(targets(resume(Duration.ofMinutes(2)))).containsExactly("two");
    assertThat(targets(resume(Duration.ofMinutes(4)))).isEmpty();
  }
}
