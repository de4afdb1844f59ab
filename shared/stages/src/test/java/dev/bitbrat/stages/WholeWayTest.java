package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.PipelineRunner;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakePlatform;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.testkit.Samples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The stages together: a stage a process (split), or all in one (fused). */
class WholeWayTest {
  private static final String BUNDLE =
      """
      {"name": "BOT", "behaviours": [
        {"uuid": "5eed0001-0000-4000-8000-000000000001", "name": "sass", "active": true,
         "triggers": [{"implementation": "chat.command", "properties": {"text": "sass"},
           "uuid": "5eed0001-0000-4000-8000-000000000002"}],
         "conditions": [{"implementation": "user.role", "properties": {"atLeast": "moderator"},
           "uuid": "5eed0001-0000-4000-8000-000000000004"}],
         "actions": [{"implementation": "reply", "properties": {"message": "foolish NAME"},
           "uuid": "5eed0001-0000-4000-8000-000000000003"}]}],
       "rules": [
        {"id": "greet", "enabled": true, "priority": 10,
         "logic": {"==": [{"var": "message.text"}, "hello bot"]}, "routingSlip": [],
         "enrichments": {"candidates": [{"text": "Hello {{user.displayName}}!"}]}},
        {"id": "ask", "enabled": true, "priority": 20,
         "logic": {"text_contains": [{"var": "message.text"}, "@bitbrat"]},
         "routingSlip": [{"id": "llm-bot", "nextTopic": "internal.llmbot.v1"}]}]}
      """;

  enum Topology {
    SPLIT,
    FUSED
  }

  private final EventCodec codec = new EventCodec();
  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final FakeEventBus bus = new FakeEventBus(codec);
  private final FakePlatform twitch = new FakePlatform("twitch");
  private final List<End> ends = new ArrayList<>();
  private final List<Event> asked = new ArrayList<>();

  @BeforeEach
  void putABotInForce() {
    push("b", "Ben", List.of());
  }

  @ParameterizedTest
  @EnumSource
  void aModeratorsCommandIsAnswered(Topology topology) {
    play(topology, Samples.mia("!sass"));
    assertThat(twitch.texts()).containsExactly("foolish Ben");
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void aDeniedCommandEndsQuietlyAndSaysWhy(Topology topology) {
    play(topology, Samples.bob("!sass"));
    assertThat(twitch.texts()).isEmpty();
    assertThat(ends)
        .containsExactly(End.quiet("!sass: matched, denied by user.role atLeast moderator"));
  }

  @ParameterizedTest
  @EnumSource
  void aRulesCandidateIsSent(Topology topology) {
    play(topology, Samples.ann("hello bot"));
    assertThat(twitch.texts()).containsExactly("Hello Ann!");
  }

  @ParameterizedTest
  @EnumSource
  void aLineThatNobodyAnswersCostsNoDocument(Topology topology) {
    play(topology, Samples.ann("hello bot"));
    int written = store.writes();
    play(topology, Samples.ann("good evening"));
    assertThat(store.writes()).isEqualTo(written);
    assertThat(ends.getLast().kind()).isEqualTo(End.Kind.QUIET);
  }

  @ParameterizedTest
  @EnumSource
  void aCommandThatWritesNothingCostsTwoDocuments(Topology topology) {
    play(topology, Samples.mia("hello"));
    int written = store.writes();
    play(topology, Samples.mia("!sass"));
    assertThat(store.writes()).isEqualTo(written + 2);
  }

  /** As of a slash command of Discord, which shows "thinking" until somebody says something. */
  @ParameterizedTest
  @EnumSource
  void aPlatformThatWaitsIsToldThatNothingComes(Topology topology) {
    play(topology, awaited(Samples.ann("good evening")));
    play(topology, awaited(Samples.bob("!sass")));

    assertThat(twitch.dismissed()).containsExactly(CALLBACK, CALLBACK);
    assertThat(twitch.texts()).isEmpty();
    assertThat(ends)
        .containsExactly(
            End.quiet("no behaviour and no rule matched"),
            End.quiet("!sass: matched, denied by user.role atLeast moderator"));
  }

  @ParameterizedTest
  @EnumSource
  void aPlatformThatGetsItsAnswerIsToldNothingElse(Topology topology) {
    play(topology, awaited(Samples.mia("!sass")));
    assertThat(twitch.texts()).hasSize(1);
    assertThat(twitch.dismissed()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aPlatformThatRefusedItsAnswerIsToldThatNothingComes(Topology topology) {
    twitch.answer(new Sent.Refused("dropped"));
    play(topology, awaited(Samples.mia("!sass")));
    assertThat(twitch.dismissed()).containsExactly(CALLBACK);
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.FAILED);
  }

  private static final Platform.Callback CALLBACK =
      new Platform.Callback("app", "token", FakeClock.START.plusSeconds(840));

  private static Event awaited(Event event) {
    Map<String, @Nullable Object> metadata = Map.of(Platform.Callback.KEY, CALLBACK.toTree());
    return event.with().egress(new Egress(null, null, null, metadata, Map.of())).build();
  }

  @ParameterizedTest
  @EnumSource
  void everythingDeliveredTwiceIsAnsweredOnce(Topology topology) {
    bus.deliverTwice();
    play(topology, Samples.mia("!sass"));
    play(topology, Samples.mia("!sass"));
    assertThat(twitch.texts()).containsExactly("foolish Ben");
  }

  @ParameterizedTest
  @EnumSource
  void whatTheModelIsToAnswerLeavesForTheModel(Topology topology) {
    play(topology, Samples.ann("@bitbrat how are you?"));
    assertThat(asked).singleElement().extracting(Event::bot).isEqualTo("b");
  }

  @ParameterizedTest
  @EnumSource
  void eachBotThatListensGetsACopy(Topology topology) {
    push("c", "Cat", List.of(Map.of("platform", "twitch", "channel", Samples.CHANNEL)));
    push("d", "Dan", List.of(Map.of("platform", "twitch", "channel", "elsewhere")));
    play(topology, Samples.mia("!sass"));
    assertThat(twitch.texts()).containsExactlyInAnyOrder("foolish Ben", "foolish Cat");
  }

  @Test
  void whatFailsForOneBotDoesNotMakeAnothersAnswerDoubtful() {
    push("c", "Cat", List.of());
    twitch.answer(new Sent.Accepted("1"), new Sent.NotNow("rate limit", null, false));
    play(Topology.FUSED, Samples.mia("!sass"));

    assertThat(twitch.texts()).containsExactlyInAnyOrder("foolish Ben", "foolish Cat");
    assertThat(ends).extracting(End::kind).containsOnly(End.Kind.ANSWERED);
  }

  @ParameterizedTest
  @EnumSource
  void theBotsOwnWordsAreNoCommand(Topology topology) {
    Event own = Samples.mia("!sass");
    Event said =
        own.with()
            .identity(
                new Identity(
                    new Identity.External(
                        Samples.ACCOUNT,
                        "twitch",
                        "thebot",
                        "TheBot",
                        List.of("moderator", "self")),
                    null,
                    null,
                    Map.of()))
            .build();
    play(topology, said);
    assertThat(twitch.texts()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void aBotDoesNotListenToOurOtherBotsUnlessItIsToldTo(Topology topology) {
    List<Map<String, @Nullable Object>> context =
        List.of(Map.of("platform", "twitch", "account", "13"));
    push("other", "Other", context);
    play(topology, Samples.mia("!sass"));
    assertThat(twitch.texts()).isEmpty();
    String open = BUNDLE.replace("BOT", "b").replace("NAME", "Ben");
    open = open.replaceFirst("\\{", "{\"config\": {\"allowBots\": true},");
    new BundleStore(store).push("b", "b-open", List.of(open), List.of());
    clock.advance(BotDirectory.FRESH);
    play(topology, Samples.mia("!sass again"));
    assertThat(twitch.texts()).containsExactly("foolish Ben");
  }

  @ParameterizedTest
  @EnumSource
  void theConfigurationIsTheOneThatTheRouterSaw(Topology topology) {
    play(topology, Samples.mia("!sass"));
    push("b", "Bob", List.of());
    clock.advance(BotDirectory.FRESH);
    play(topology, Samples.mia("!sass again"));
    assertThat(twitch.texts()).containsExactly("foolish Ben", "foolish Bob");
  }

  @ParameterizedTest
  @EnumSource
  void whatAPlatformTellsNoMoreIsAnAlarmForADay(Topology topology) {
    Event revoked = revoked(Samples.mia("").origin());
    play(topology, revoked);
    Alarms alarms = new Alarms(store, clock);
    assertThat(alarms.of("b"))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm)
                    .containsEntry("account", "channel.follow")
                    .containsEntry(
                        "reason",
                        "twitch tells no more of channel.follow in "
                            + revoked.origin().channel()
                            + ": authorization_revoked"));
    clock.advance(SourceAlarms.LASTS);
    assertThat(alarms.of("b")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void whatAPlatformTellsNoMoreIsAnAlarmForWhoeverMayListenToTheChannelByItsLogin(
      Topology topology) {
    push("b", "Ben", List.of(Map.of("platform", "twitch", "channel", "burgeroni")));
    push("own", "Own", List.of(Map.of("platform", "twitch", "account", "4711002")));
    push("id", "Ida", List.of(Map.of("platform", "twitch", "channel", "4711001")));
    push("kick", "Kit", List.of(Map.of("platform", "kick", "channel", "burgeroni")));
    push("other", "Oda", List.of(Map.of("platform", "twitch", "account", "4711003")));
    // As a revocation comes: the channel by id alone.
    play(topology, revoked(new Origin(null, "twitch", "4711002", null, "4711001", Map.of())));
    Alarms alarms = new Alarms(store, clock);
    for (String bot : List.of("b", "own", "id")) {
      assertThat(alarms.of(bot))
          .as(bot)
          .singleElement()
          .satisfies(alarm -> assertThat(String.valueOf(alarm.get("reason"))).contains("4711001"));
    }
    assertThat(alarms.of("kick")).isEmpty();
    assertThat(alarms.of("other")).isEmpty();
  }

  private static Event revoked(Origin origin) {
    return Samples.mia("")
        .with()
        .type("system.source.status")
        .origin(origin)
        .message(null)
        .payload(
            Map.of(
                "platform",
                "twitch",
                "status",
                "revoked",
                "reason",
                "authorization_revoked",
                "subscription",
                "channel.follow"))
        .build();
  }

  private void push(String bot, String name, List<Map<String, @Nullable Object>> contexts) {
    String text = BUNDLE.replace("BOT", bot).replace("NAME", name);
    new BundleStore(store).push(bot, bot + "-" + name, List.of(text), contexts);
  }

  @ParameterizedTest
  @EnumSource
  void aStreamThatBeginsWakesWhoSleepsThoughNobodyReactsToIt(Topology topology) {
    bus.deliverTwice();
    Ports ports = Ports.of(store, bus, codec, clock);
    List<String> live = new ArrayList<>();
    Runnable whenLive = () -> live.add(store.content().toString());
    SchedulerStage scheduler = SchedulerStage.of(ports, Optional.empty(), whenLive, () -> false);
    bus.subscribe(Topics.TICK, new StageRunner(scheduler, ports)::run);
    play(topology, happening("channel.update"));
    assertThat(live).isEmpty();
    play(topology, happening("stream.online"));
    assertThat(live).isNotEmpty().allMatch(seen -> seen.contains("live=true"));
    assertThat(ends).extracting(End::kind).containsOnly(End.Kind.QUIET);
  }

  private static Event happening(String kind) {
    ExternalEvent told =
        new ExternalEvent(kind, "twitch", kind, null, null, Map.of(), null, Map.of());
    return Samples.ann(kind).with().message(null).externalEvent(told).build();
  }

  private void play(Topology topology, Event event) {
    Ports ports = Ports.of(store, bus, codec, clock).withOutcomes((e, end) -> ends.add(end));
    Map<String, Stage> stages = stages(ports);
    if (bus.publications().isEmpty()) subscribe(topology, stages, ports);
    bus.publish(List.of(new Publication(Topics.INGRESS, event)));
    bus.drain();
  }

  private void subscribe(Topology topology, Map<String, Stage> stages, Ports ports) {
    bus.subscribe(Topics.LLM, inbound -> asked.add(((Inbound.Decoded) inbound).event()));
    switch (topology) {
      case SPLIT ->
          stages.forEach(
              (topic, stage) -> bus.subscribe(topic, new StageRunner(stage, ports)::run));
      case FUSED -> {
        PipelineRunner runner = new PipelineRunner(stages, ports);
        bus.subscribe(Topics.INGRESS, runner::run);
        bus.subscribe(Topics.EGRESS, runner::run);
      }
    }
  }

  private Map<String, Stage> stages(Ports ports) {
    Platforms platforms = Platforms.of(Map.of("twitch", twitch));
    return Map.of(
        Topics.INGRESS, new AuthStage(new Users(store, clock)),
        Topics.ENRICHED, RouterStage.of(ports, new StrictJson()),
        Topics.COMMAND, Alone.behaviours(ports),
        Topics.EGRESS, EgressStage.of(ports, platforms, Duration.ofSeconds(45)),
        Topics.FINALIZE, PersistenceStage.of(ports));
  }
}
