package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakePlatform;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** One egress process a platform: what an event says elsewhere goes out there. */
class ForwardingTest {
  private static final Duration LEASE = Duration.ofSeconds(45);
  private static final String DISCORD = "internal.egress.v1.discord";

  private final EventCodec codec = new EventCodec();
  private final FakeStore store = new FakeStore();
  private final FakeEventBus bus = new FakeEventBus(codec);
  private final FakeClock clock = new FakeClock();
  private final FakePlatform twitch = new FakePlatform("twitch");
  private final FakePlatform discord = new FakePlatform("discord");
  private final List<End> ends = new ArrayList<>();
  private final Ports ports =
      Ports.of(store, bus, codec, clock).withOutcomes((event, end) -> ends.add(end));
  private final StageRunner twitchEgress = egressOf(twitch, "discord");
  private final StageRunner discordEgress = egressOf(discord, "twitch");

  @Test
  void saysHereWhatIsForHereAndHandsTheRestOn() {
    twitchEgress.run(message(Topics.egressTo("twitch"), both()));
    assertThat(twitch.texts()).containsExactly("in chat");
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.ANSWERED);

    Event handedOn = bus.events(DISCORD).getFirst();
    assertThat(handedOn.correlationId()).isNotEqualTo(both().correlationId());
    discordEgress.run(message(DISCORD, handedOn));
    assertThat(discord.sent())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.text()).isEqualTo("in the server");
              assertThat(sent.channel()).isEqualTo("announcements");
              assertThat(sent.channelId()).as("that of the chat is not one there").isNull();
              assertThat(sent.account()).as("that of the chat is not one there").isNull();
            });
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.ANSWERED, End.Kind.ANSWERED);
  }

  /** As one that a hook sends, and a process hands on that speaks to no platform. */
  @Test
  void whatIsHandedOnToWhereItCameFromKeepsTheIdsOfThatPlace() {
    Event event = both().with().deliveries(List.of(text("d1", null, null, "hello"))).build();
    egressOf(discord, "twitch").run(message(Topics.EGRESS, event));
    twitchEgress.run(
        message(Topics.egressTo("twitch"), bus.events(Topics.egressTo("twitch")).getFirst()));
    assertThat(twitch.sent())
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent.channel()).isEqualTo(event.origin().channel());
              assertThat(sent.channelId()).isNotNull().isEqualTo(event.origin().channelId());
              assertThat(sent.account()).isNotNull().isEqualTo(event.origin().account());
            });
  }

  @Test
  void anotherChannelOfThatPlatformHasAnotherId() {
    Event event = both().with().deliveries(List.of(text("d1", "twitch", "other", "hi"))).build();
    twitchEgress.run(message(Topics.egressTo("twitch"), event));
    assertThat(twitch.sent()).singleElement().matches(sent -> sent.channelId() == null);
  }

  @Test
  void handsOnTheSameAgainWhenItIsAskedAgain() {
    twitchEgress.run(message(Topics.egressTo("twitch"), both()));
    clock.advance(LEASE);
    twitchEgress.run(message(Topics.egressTo("twitch"), both()));
    for (Event event : bus.events(DISCORD)) {
      discordEgress.run(message(DISCORD, event));
      clock.advance(LEASE);
    }
    assertThat(bus.events(DISCORD)).hasSize(2);
    assertThat(twitch.texts()).containsExactly("in chat");
    assertThat(discord.texts()).containsExactly("in the server");
  }

  @Test
  void handsOnWhatARunThatDiedMayHaveLeft() {
    twitchEgress.run(message(Topics.egressTo("twitch"), both()));
    StageRunner persistence = new StageRunner(new PersistenceStage(store, codec, clock), ports);
    bus.events(Topics.FINALIZE).forEach(event -> persistence.run(message(Topics.FINALIZE, event)));
    bus.clear();
    twitchEgress.run(message(Topics.egressTo("twitch"), both()));
    assertThat(bus.events(DISCORD)).hasSize(1);
    assertThat(bus.events(Topics.FINALIZE)).isEmpty();
    assertThat(twitch.texts()).containsExactly("in chat");
  }

  @Test
  void speaksByTheAccountThatTheBotHasThere() {
    String bot = both().bot();
    Map<String, @Nullable Object> context =
        Map.of("platform", "discord", "channel", "announcements", "account", "4711");
    store.commit(
        List.of(
            new Write.Put(
                DocPath.of("bots", bot),
                Map.of("bundle", "b", "contexts", List.of(context)),
                Write.Condition.ABSENT,
                null)));
    twitchEgress.run(message(Topics.egressTo("twitch"), both()));
    discordEgress.run(message(DISCORD, bus.events(DISCORD).getFirst()));
    assertThat(discord.sent().getFirst().account()).isEqualTo("4711");
  }

  @Test
  void doesNotHandOnWhatWasHandedOnOnce() {
    twitchEgress.run(message(Topics.egressTo("twitch"), both()));
    Event handedOn = bus.events(DISCORD).getFirst();
    bus.clear();
    egressOf(twitch, "discord").run(message(DISCORD, handedOn));
    assertThat(bus.events(DISCORD)).isEmpty();
    assertThat(ends.getLast().kind()).isEqualTo(End.Kind.FAILED);
  }

  @Test
  void aModelsAnswerThatIsHandedOnIsNoBehaviours() {
    Event event =
        both()
            .with()
            .deliveries(List.of())
            .egress(new Egress(null, "discord", "announcements", Map.of(), Map.of()))
            .candidates(List.of(Candidate.text("c1", "llm-bot", 10.0, "an answer")))
            .build();
    twitchEgress.run(message(Topics.egressTo("twitch"), event));
    Event handedOn = bus.events(DISCORD).getFirst();
    assertThat(Item.of(handedOn))
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.source()).isEqualTo("llm-bot");
              assertThat(item.fromBehaviour()).isFalse();
            });
  }

  @Test
  void refusesWhatNobodySendsTo() {
    Event event =
        both().with().deliveries(List.of(text("d1", "kick", "burgeroni", "hello"))).build();
    twitchEgress.run(message(Topics.egressTo("twitch"), event));
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.FAILED);
    assertThat(ends.getFirst().detail()).contains("no output for kick");
  }

  private StageRunner egressOf(FakePlatform platform, String elsewhere) {
    Platforms onBoard = Platforms.of(Map.of(platform.name(), platform));
    return new StageRunner(EgressStage.of(ports, onBoard, LEASE, Set.of(elsewhere)), ports);
  }

  private static Event both() {
    return Samples.twitch(Samples.Person.ANN, "m1", "hello")
        .with()
        .metadata("bot", "burgeroni")
        .deliveries(
            List.of(
                text("d1", null, null, "in chat"),
                text("d2", "discord", "announcements", "in the server")))
        .build();
  }

  private static Delivery text(
      String id, @Nullable String output, @Nullable String channel, String text) {
    return new Delivery.Text(
        id, new Delivery.Target(output, channel, null), "greeting", text, false, Map.of());
  }

  private static Inbound message(String topic, Event event) {
    return new Inbound.Decoded(topic, event, Map.of());
  }
}
