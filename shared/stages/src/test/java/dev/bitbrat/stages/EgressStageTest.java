package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Delivery;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Finalization;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.pipeline.Store;
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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EgressStageTest {
  private static final Duration LEASE = Duration.ofSeconds(45);
  private static final Sent.Unknown UNHEARD =
      new Sent.Unknown("no answer within 10 s", Duration.ofMinutes(2));

  private final EventCodec codec = new EventCodec();
  private final FakeStore store = new FakeStore();
  private final FakeEventBus bus = new FakeEventBus(codec);
  private final FakeClock clock = new FakeClock();
  private final FakePlatform twitch = new FakePlatform("twitch");
  private final List<End.Kind> ends = new ArrayList<>();
  private final Ports ports =
      Ports.of(store, bus, codec, clock).withOutcomes((event, end) -> ends.add(end.kind()));
  private int actionErrors;
  private final Effects effects =
      new Effects(Platforms.of(Map.of("twitch", twitch)), store, clock, LEASE);
  private final StageRunner egress = new StageRunner(stage(effects), ports);
  private final StageRunner persistence =
      new StageRunner(new PersistenceStage(store, codec, clock), ports);

  private EgressStage stage(Effects sending) {
    return new EgressStage(
        sending,
        new Forwarding(Platforms.of(Map.of("twitch", twitch)), platform -> false),
        new Accounts(new BotDirectory(store, clock)),
        new CountingMetrics(),
        clock);
  }

  @Test
  void sendsTheBestCandidateAndKeepsTheEvent() {
    send(event(candidate("a", 20, "worse"), candidate("b", 10, "\"better\"")));
    finalizeAll();

    assertThat(twitch.texts()).containsExactly("better");
    assertThat(record()).containsEntry("status", "final").containsEntry("outcome", "answered");
    assertThat(ends).containsExactly(End.Kind.ANSWERED);
  }

  @Test
  void aStatelessAnswerCostsTwoDocuments() {
    send(event(candidate("a", 10, "hi")));
    finalizeAll();
    assertThat(store.writes()).isEqualTo(2);
  }

  @Test
  void sendsEveryDeliveryInOrderAndNoCandidate() {
    send(
        event(candidate("a", 10, "model"))
            .with()
            .deliveries(List.of(delivery("d1", "one"), delivery("d2", "two")))
            .build());
    assertThat(twitch.texts()).containsExactly("one", "two");
  }

  @Test
  void aTextInPartsGoesOutInOrderAndOnlyItsFirstPartIsThreaded() {
    send(event().with().deliveries(List.of(inParts("a|b|c"), delivery("d2", "end"))).build());

    assertThat(twitch.texts()).containsExactly("a", "b", "c", "end");
    assertThat(twitch.sent())
        .extracting(Platform.Outgoing::replyTo)
        .containsExactly("m1", null, null, null);
    assertThat(twitch.sent()).extracting(Platform.Outgoing::deliveryId).doesNotHaveDuplicates();
  }

  @Test
  void thereAreNeverMoreThanFiveParts() {
    send(event().with().deliveries(List.of(inParts("a|b|c|d|e|f|g"))).build());
    assertThat(twitch.texts()).containsExactly("a", "b", "c", "d", "e|f|g");
  }

  /** Its process ends after the second part is marked, and before anybody knows of it. */
  @Test
  void aPartThatWasBegunIsNotSentAgainAndTheRestFollows() {
    Event event = event().with().deliveries(List.of(inParts("a|b|c"))).build();
    Platform dying =
        new Platform() {
          @Override
          public String name() {
            return "twitch";
          }

          @Override
          public List<String> parts(Outgoing message, boolean asked, int most) {
            return twitch.parts(message, asked, most);
          }

          @Override
          public Sent send(Outgoing message) {
            Sent sent = twitch.send(message);
            if (message.text().equals("b")) throw new IllegalStateException("the process ends");
            return sent;
          }
        };
    Effects first = new Effects(Platforms.of(Map.of("twitch", dying)), store, clock, LEASE);
    assertThatThrownBy(() -> first.send(event, first.inParts(Item.of(event))))
        .hasMessage("the process ends");
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    clock.advance(LEASE);
    send(event);

    assertThat(twitch.texts()).containsExactly("a", "b", "c");
  }

  @Test
  void aPartThatIsNotTakenNowIsSentLaterAndTheOthersAreNotSentAgain() {
    Event event = event().with().deliveries(List.of(inParts("a|b|c"))).build();
    twitch.answer(new Sent.Accepted("1"), new Sent.NotNow("rate limit", null, false));
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    assertThat(twitch.texts()).containsExactly("a");
    send(event);
    finalizeAll();

    assertThat(twitch.texts()).containsExactly("a", "b", "c");
    assertThat(record()).containsEntry("outcome", "answered");
  }

  @Test
  void whatThePlatformDoesNotHaveIsSaidBesideWhatWasSent() {
    twitch.answer(new Sent.Accepted("1"), new Sent.Refused("kick does not do announce"));
    Delivery.PlatformAction announce =
        new Delivery.PlatformAction(
            "d2", Delivery.Target.ORIGIN, "so", "announce", Map.of("message", "hi"), Map.of());
    send(event().with().deliveries(List.of(delivery("d1", "one"), announce)).build());
    finalizeAll();

    assertThat(record()).containsEntry("outcome", "answered");
    assertThat(record().toString()).contains("kick does not do announce");
    assertThat(actionErrors).isEqualTo(1);
  }

  private static Delivery inParts(String text) {
    return new Delivery.Text(
        "d1",
        new Delivery.Target(null, null, "m1"),
        "story",
        text,
        false,
        Map.of(Delivery.Text.SPLIT, true));
  }

  @Test
  void aRedeliveryAfterTheEndSendsNothing() {
    Event event = event(candidate("a", 10, "hi"));
    send(event);
    finalizeAll();
    send(event);

    assertThat(twitch.texts()).containsExactly("hi");
    assertThat(bus.events(Topics.FINALIZE)).hasSize(1);
  }

  @Test
  void aRedeliveryInsideTheLeaseComesBackLater() {
    Event event = event(candidate("a", 10, "hi"));
    bus.failOnce();
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    assertThatThrownBy(() -> send(event)).hasMessageContaining("another delivery");
    assertThat(twitch.texts()).containsExactly("hi");
  }

  @Test
  void afterTheLeaseNobodyKnowsAndNothingIsSentAgain() {
    Event event = event(candidate("a", 10, "hi"));
    bus.failOnce();
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    clock.advance(LEASE);
    send(event);
    finalizeAll();

    assertThat(twitch.texts()).containsExactly("hi");
    assertThat(ends).containsExactly(End.Kind.UNKNOWN);
    assertThat(record()).containsEntry("outcome", "unknown");
  }

  @Test
  void anAnswerIsNotMadeDoubtfulByALateRedelivery() {
    Event event = event(candidate("a", 10, "hi"));
    send(event);
    clock.advance(LEASE);
    send(event);
    assertThat(bus.events(Topics.FINALIZE)).hasSize(2);
    finalizeAll();
    assertThat(record()).containsEntry("outcome", "answered");
  }

  @Test
  void aRedeliveryThatDecidedOtherwiseSendsNoSecondAnswer() {
    Event first = event().with().deliveries(List.of(delivery("d1", "one"))).build();
    send(first);
    Event otherwise = event(candidate("a", 10, "two"));
    assertThatThrownBy(() -> send(otherwise)).isInstanceOf(OutageException.class);
    clock.advance(LEASE);
    send(otherwise);
    finalizeAll();

    assertThat(twitch.texts()).containsExactly("one");
    assertThat(record()).containsEntry("outcome", "answered");
  }

  @Test
  void whatWasDecidedBeforeAndSurelyNotSentGivesWay() {
    twitch.answer(new Sent.NotNow("rate limit", Duration.ofSeconds(1), false));
    Event first = event().with().deliveries(List.of(delivery("d1", "one"))).build();
    assertThatThrownBy(() -> send(first)).isInstanceOf(OutageException.class);
    send(event(candidate("a", 10, "two")));
    assertThat(twitch.texts()).containsExactly("two");
  }

  @Test
  void aSendThatWasBegunIsListedAlsoWhenNobodyComesBackToIt() {
    bus.failOnce();
    assertThatThrownBy(() -> send(event(candidate("a", 10, "hi")))).isNotNull();
    assertThat(record()).containsEntry("status", "sending").containsEntry("outcome", "unknown");
  }

  @Test
  void aLateRefusalDoesNotTouchTheRecord() {
    Event event = event(candidate("a", 10, "hi"));
    Platform slow =
        new Platform() {
          @Override
          public String name() {
            return "twitch";
          }

          @Override
          public Sent send(Outgoing message) {
            clock.advance(LEASE);
            EgressStageTest.this.send(event);
            finalizeAll();
            return new Sent.NotNow("rate limit", null, false);
          }
        };
    Effects late = new Effects(Platforms.of(Map.of("twitch", slow)), store, clock, LEASE);
    assertThatThrownBy(() -> late.send(event, Item.of(event))).isInstanceOf(OutageException.class);

    assertThat(record()).containsEntry("status", "final").containsEntry("outcome", "unknown");
  }

  @Test
  void aRedeliveryThatFailsDoesNotUndoAnAnswer() {
    Event event = event(candidate("a", 10, "hi"));
    send(event);
    finalizeAll();
    Event failed = Finalization.publication(event, End.failed("broken")).event();
    persistence.run(new Inbound.Decoded(Topics.FINALIZE, failed, Map.of()));
    assertThat(record()).containsEntry("outcome", "answered");
  }

  @Test
  void aRecordOutlivesEveryRedeliveryHoweverShortItIsAskedFor() {
    for (long seconds : List.of(1L, -5L, Long.MAX_VALUE)) {
      Event event = event().with().qos(Map.of("persistenceTtlSec", seconds)).build();
      List<Write> written = new ArrayList<>();
      Store recording = new Recording(store, written);
      Event over = Finalization.publication(event, End.answered("replied")).event();
      new PersistenceStage(recording, codec, clock).apply(over);
      assertThat(written)
          .singleElement()
          .isInstanceOfSatisfying(
              Write.Put.class,
              put ->
                  assertThat(put.expiresAt())
                      .isAfterOrEqualTo(clock.instant().plus(Duration.ofDays(2))));
    }
  }

  @Test
  void whatSurelyWasNotSentIsTriedAgain() {
    Event event = event(candidate("a", 10, "hi"));
    twitch.answer(new Sent.NotNow("rate limit", Duration.ofSeconds(3), false));
    assertThatThrownBy(() -> send(event))
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("rate limit");
    send(event);
    assertThat(twitch.texts()).containsExactly("hi");
    assertThat(ends).containsExactly(End.Kind.ANSWERED);
  }

  @Test
  void whatThePlatformRecognisesIsSentAgainUntilItKnowsIt() {
    Event event = event(candidate("a", 10, "hi"));
    twitch.answer(UNHEARD, new Sent.NotNow("rate limit", null, false), UNHEARD);
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
      clock.advance(Duration.ofSeconds(30));
    }
    send(event);
    assertThat(twitch.texts()).as("which are one there").containsExactly("hi", "hi", "hi");
    assertThat(ends).containsExactly(End.Kind.ANSWERED);
  }

  @Test
  void nobodySendsAgainWhatThePlatformMayHaveForgotten() {
    Event event = event(candidate("a", 10, "hi"));
    twitch.answer(UNHEARD, new Sent.NotNow("rate limit", null, false));
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    clock.advance(Duration.ofSeconds(100));
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    clock.advance(Duration.ofSeconds(20));
    send(event);

    assertThat(twitch.texts()).containsExactly("hi");
    assertThat(ends).containsExactly(End.Kind.UNKNOWN);
  }

  @Test
  void whatMayBeOutIsNotRefused() {
    Event event = event(candidate("a", 10, "hi"));
    twitch.answer(UNHEARD, new Sent.Refused("no such channel"));
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    send(event);
    assertThat(ends).containsExactly(End.Kind.UNKNOWN);
  }

  @Test
  void whatMayBeOutGivesNoWayToAnotherAnswer() {
    twitch.answer(UNHEARD);
    Event first = event().with().deliveries(List.of(delivery("d1", "one"))).build();
    assertThatThrownBy(() -> send(first)).isInstanceOf(OutageException.class);
    send(event(candidate("a", 10, "two")));
    assertThat(twitch.texts()).containsExactly("one");
  }

  @Test
  void aPlatformThatIsDownIsWaitedFor() {
    Event event = event(candidate("a", 10, "hi"));
    twitch.down();
    for (int i = 0; i < 5; i++) {
      assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    }
    twitch.up();
    send(event);
    assertThat(twitch.texts()).containsExactly("hi");
  }

  @Test
  void aPlatformThatFailsThriceIsADeadLetterWithATrace() {
    Event event = event(candidate("a", 10, "hi"));
    Sent broken = new Sent.NotNow("status 500", null, true);
    twitch.answer(broken, broken, broken);
    assertThatThrownBy(() -> send(event)).hasMessageContaining("status 500");
    assertThatThrownBy(() -> send(event)).hasMessageContaining("status 500");
    send(event);
    finalizeAll();

    assertThat(ends).containsExactly(End.Kind.FAILED);
    assertThat(record()).containsEntry("outcome", "failed");
    assertThat(store.content().keySet()).anyMatch(path -> path.contains("/deadletters/"));
  }

  /** On a laptop no broker gives up, and the texts behind it wait. */
  @Test
  void aPlatformThatNeverTakesATextIsNotAskedForEver() {
    Event event = event(candidate("a", 10, "hi"));
    for (int i = 0; i < 9; i++) twitch.answer(new Sent.NotNow("status 500", null, false));
    for (int hours = 0; hours < 24; hours += 4) {
      assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
      clock.advance(Duration.ofHours(4));
    }
    clock.advance(Duration.ofSeconds(1));
    assertThatThrownBy(() -> send(event)).isNotInstanceOf(OutageException.class);
    assertThatThrownBy(() -> send(event)).isNotInstanceOf(OutageException.class);
    send(event);
    finalizeAll();

    assertThat(twitch.texts()).isEmpty();
    assertThat(record()).containsEntry("outcome", "failed");
    assertThat(store.content().keySet()).anyMatch(path -> path.contains("/deadletters/"));
  }

  @Test
  void aRefusalIsAnEndThatSaysWhy() {
    twitch.answer(new Sent.Refused("msg_rejected"));
    send(event(candidate("a", 10, "hi")));
    finalizeAll();
    assertThat(record())
        .containsEntry("outcome", "failed")
        .containsEntry("detail", "refused (msg_rejected)");
  }

  @Test
  void aReplyOfABehaviourThatIsRefusedCountsAsAFailedAction() {
    twitch.answer(new Sent.Refused("msg_rejected"), new Sent.Accepted("m1"));
    send(
        event(candidate("a", 10, "model"))
            .with()
            .deliveries(List.of(delivery("d1", "one"), delivery("d2", "two")))
            .build());
    assertThat(actionErrors).isEqualTo(1);
  }

  @Test
  void aRefusedCandidateIsNoAction() {
    twitch.answer(new Sent.Refused("msg_rejected"));
    send(event(candidate("a", 10, "hi")));
    assertThat(actionErrors).isZero();
  }

  @Test
  void anUnknownOutcomeOfTheSendItselfIsListed() {
    twitch.answer(new Sent.Unknown("no answer within 10 s"));
    send(event(candidate("a", 10, "hi")));
    finalizeAll();
    assertThat(record()).containsEntry("outcome", "unknown");
  }

  @Test
  void theSecondOfTwoTextsFailingDoesNotRepeatTheFirst() {
    Event event =
        event().with().deliveries(List.of(delivery("d1", "one"), delivery("d2", "two"))).build();
    twitch.answer(
        new Sent.Accepted("x1"), new Sent.NotNow("rate limit", Duration.ofSeconds(1), false));
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    send(event);
    assertThat(twitch.texts()).containsExactly("one", "two");
    assertThat(ends).containsExactly(End.Kind.ANSWERED);
  }

  @Test
  void anApiClientReadsItsReplyAndTheEndMarkerOnce() {
    Event event =
        Samples.api(Samples.Person.BEN, "s1", "m1", "!ping")
            .with()
            .metadata("bot", "b")
            .deliveries(List.of(delivery("d1", "pong")))
            .build();
    send(event);
    send(event);

    assertThat(store.find(Sessions.after("s1", 0)))
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.fields()).containsEntry("outcome", "answered");
              assertThat(row.fields().get("replies"))
                  .isEqualTo(
                      List.of(Map.of("id", "d1", "text", "pong", "source", "behaviour:ping")));
            });
  }

  @Test
  void anOutputThatDoesNotExistIsSaid() {
    Delivery lost =
        new Delivery.Text(
            "d1",
            new Delivery.Target("discord", "general", null),
            "behaviour:x",
            "hi",
            false,
            Map.of());
    send(event().with().deliveries(List.of(lost)).build());
    assertThat(bus.events(Topics.FINALIZE))
        .singleElement()
        .extracting(e -> e.metadata().get("outcome"))
        .isEqualTo(Map.of("kind", "failed", "detail", "refused (there is no output for discord)"));
  }

  @Test
  void doesAnActionOnceInItsPlaceAmongTheTexts() {
    Event event = event().with().deliveries(List.of(delivery("d1", "one"), shoutout("d2"))).build();
    send(event);
    clock.advance(LEASE);
    send(event);
    finalizeAll();

    assertThat(twitch.texts()).containsExactly("one");
    assertThat(twitch.acts())
        .containsExactly(
            new Platform.Action(
                "d2",
                "b",
                Samples.ACCOUNT,
                Samples.CHANNEL,
                Samples.CHANNEL_ID,
                "shoutout",
                Map.of("login", "tiny")));
    assertThat(ends).containsOnly(End.Kind.ANSWERED);
  }

  @Test
  void anActionThatTheRateLimitPutsOffDoesNotRepeatTheTextBeforeIt() {
    Event event = event().with().deliveries(List.of(delivery("d1", "one"), shoutout("d2"))).build();
    twitch.answer(new Sent.Accepted("x1"), new Sent.NotNow("rate limit", null, false));
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    send(event);
    assertThat(twitch.texts()).containsExactly("one");
    assertThat(twitch.acts()).hasSize(1);
  }

  @Test
  void nobodyKnowsOfAnActionWhoseProcessDied() {
    Event event = event().with().deliveries(List.of(shoutout("d1"))).build();
    bus.failOnce();
    assertThatThrownBy(() -> send(event)).isInstanceOf(OutageException.class);
    clock.advance(LEASE);
    send(event);
    assertThat(twitch.acts()).hasSize(1);
    assertThat(ends).containsExactly(End.Kind.UNKNOWN);
  }

  @Test
  void anActionThatThePlatformDoesNotKnowIsSaidAndCounted() {
    Platform speaker =
        new Platform() {
          @Override
          public String name() {
            return "twitch";
          }

          @Override
          public Sent send(Outgoing message) {
            return new Sent.Accepted("m1");
          }
        };
    Effects speaking = new Effects(Platforms.of(Map.of("twitch", speaker)), store, clock, LEASE);
    new StageRunner(stage(speaking), ports)
        .run(
            new Inbound.Decoded(
                Topics.EGRESS,
                event().with().deliveries(List.of(delivery("d1", "one"), shoutout("d2"))).build(),
                Map.of()));
    finalizeAll();
    assertThat(record())
        .containsEntry("outcome", "answered")
        .containsEntry("detail", "sent (m1); refused (twitch does not do shoutout)");
    assertThat(actionErrors).isEqualTo(1);
  }

  @Test
  void aSessionOfTheApiDoesNothingAndSaysSo() {
    Event asked =
        Samples.api(Samples.Person.BEN, "s1", "m1", "!so tiny").with().metadata("bot", "b").build();
    send(asked.with().deliveries(List.of(shoutout("d1"))).build());
    assertThat(bus.events(Topics.FINALIZE))
        .singleElement()
        .extracting(e -> e.metadata().get("outcome"))
        .isEqualTo(
            Map.of(
                "kind",
                "failed",
                "detail",
                "refused (a session of the api has no channel to do shoutout in)"));
    assertThat(actionErrors).isEqualTo(1);
  }

  @Test
  void aSessionOfTheApiGetsItsTextBesideAnActionThatIsRefused() {
    Event asked =
        Samples.api(Samples.Person.BEN, "s1", "m1", "!so tiny").with().metadata("bot", "b").build();
    send(asked.with().deliveries(List.of(delivery("d1", "one"), shoutout("d2"))).build());
    assertThat(store.find(Sessions.after("s1", 0)))
        .singleElement()
        .satisfies(row -> assertThat(row.fields()).containsEntry("outcome", "answered"));
  }

  @Test
  void whatAUserSaidIsNeverEchoed() {
    send(event());
    assertThat(twitch.texts()).isEmpty();
    assertThat(ends).containsExactly(End.Kind.QUIET);
  }

  @Test
  void candidatesAreThreadedToTheirMessage() {
    send(event(candidate("a", 10, "hi")));
    assertThat(twitch.sent())
        .extracting("channelId", "account", "startsWithData")
        .containsExactly(tuple(Samples.CHANNEL_ID, Samples.ACCOUNT, true));
    assertThat(twitch.sent().getFirst().replyTo()).isNotNull();
  }

  private void send(Event event) {
    egress.run(new Inbound.Decoded(Topics.EGRESS, event, Map.of()));
  }

  private void finalizeAll() {
    for (Event event : bus.events(Topics.FINALIZE)) {
      persistence.run(new Inbound.Decoded(Topics.FINALIZE, event, Map.of()));
    }
  }

  private Map<String, @Nullable Object> record() {
    DocPath path = DocPath.of("bots", "b", "events", event().key());
    return store.get(path).orElseThrow().fields();
  }

  private static Event event(Candidate... candidates) {
    return Samples.ann("!ping").with().metadata("bot", "b").candidates(List.of(candidates)).build();
  }

  private static Candidate candidate(String id, double priority, String text) {
    return Candidate.text(id, "rule:r", priority, text);
  }

  private static Delivery delivery(String id, String text) {
    return new Delivery.Text(id, Delivery.Target.ORIGIN, "ping", text, false, Map.of());
  }

  private static Delivery shoutout(String id) {
    return new Delivery.PlatformAction(
        id, Delivery.Target.ORIGIN, "so", "shoutout", Map.of("login", "tiny"), Map.of());
  }

  private record Recording(Store store, List<Write> written) implements Store {
    @Override
    public Optional<Doc> get(DocPath path) {
      return store.get(path);
    }

    @Override
    public List<Doc> getAll(List<DocPath> paths) {
      return store.getAll(paths);
    }

    @Override
    public List<Doc> find(Query query) {
      return store.find(query);
    }

    @Override
    public Committed commit(List<Write> writes) {
      written.addAll(writes);
      return store.commit(writes);
    }
  }

  private final class CountingMetrics implements Metrics {
    @Override
    public void event(String type) {}

    @Override
    public void sent(String platform, String result) {}

    @Override
    public void behaviourRun(String behaviour, String result) {}

    @Override
    public void actionError() {
      actionErrors++;
    }

    @Override
    public void outputLatency(Duration sinceIngress) {}
  }
}
