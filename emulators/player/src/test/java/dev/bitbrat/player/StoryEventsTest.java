package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import dev.bitbrat.transcript.Cause;
import dev.bitbrat.transcript.Step;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StoryEventsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T18:00:00Z");

  private final StoryEvents events =
      new StoryEvents(new Surroundings(Bots.bundle(Bots.TALKER)), InstantSource.fixed(NOW));

  @Test
  void aLineOfTheChatIsAsTwitchWouldBringIt() {
    Event event = event("> Ann \"Ann (she)\"[mod,sub,sub] {id=m1}: !one two");
    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twitch", "chat", "m1"));
    assertThat(event.source()).isEqualTo("ingress.twitch.eventsub");
    assertThat(event.egressDestination()).isEqualTo(Topics.egressTo("twitch"));
    assertThat(event.origin().platform()).isEqualTo("twitch");
    assertThat(event.origin().channel()).isEqualTo("burgeroni");
    assertThat(event.origin().at()).isEqualTo(NOW);
    assertThat(Objects.requireNonNull(event.message()).text()).isEqualTo("!one two");
    assertThat(event.identity().external())
        .isEqualTo(
            new Identity.External(
                "ann", "twitch", "ann", "Ann (she)", List.of("subscriber", "moderator")));
  }

  @Test
  void theBotItselfSpeaksFromItsAccount() {
    Event event = event("> me[self]: !one");
    Identity.External external = Objects.requireNonNull(event.identity().external());
    assertThat(external.id()).isEqualTo(event.origin().account());
    assertThat(external.roles()).containsExactly("self");
  }

  @Test
  void theBotsAccountIsAsItsConfigurationWritesIt() {
    String bot =
        "{ kind: Bot, name: b, contexts: [{ channel: '#Burgeroni', account: UCxY }] }\n---\n";
    Surroundings surroundings = new Surroundings(Bots.bundle(bot + Bots.TALKER));
    assertThat(surroundings.account(surroundings.home())).isEqualTo("UCxY");
    assertThat(surroundings.home().channel()).isEqualTo("burgeroni");
  }

  @Test
  void aHappeningHasItsKindAndDetailsButNoId() {
    Event event = event("! raid {user: BurgerOni, viewers: 42, id: r1}");
    ExternalEvent happened = Objects.requireNonNull(event.externalEvent());
    assertThat(event.type()).isEqualTo("platform.raid.v1");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twitch", "delivery", "r1"));
    assertThat(happened.kind()).isEqualTo("raid");
    assertThat(happened.id()).isEqualTo("r1");
    assertThat(happened.metadata())
        .isEqualTo(Map.<String, @Nullable Object>of("user", "BurgerOni", "viewers", 42L));
    assertThat(event.identity().external())
        .isEqualTo(
            new Identity.External("burgeroni", "twitch", "burgeroni", "BurgerOni", List.of()));
  }

  @Test
  void withoutAUserNobodyDidIt() {
    assertThat(event("! stream.online {id: s1}").identity()).isEqualTo(Identity.NOBODY);
  }

  private Event event(String line) {
    return switch (cause(line)) {
      case Cause.Chat chat -> events.chat(chat.said(), "fresh");
      case Cause.Happening happening -> events.happening(happening, "fresh");
      default -> throw new AssertionError(line);
    };
  }

  private static Cause cause(String line) {
    Step step = Bots.transcript(line).steps().getFirst();
    return step.cause();
  }
}
