package dev.bitbrat.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.EventError;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.RoutingStep.Status;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.testkit.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StageRunnerTest {
  private static final DocPath COUNTER = DocPath.of("bots", "b", "counters", "falls");

  private final EventCodec codec = new EventCodec();
  private final FakeStore store = new FakeStore();
  private final FakeEventBus bus = new FakeEventBus(codec);
  private final FakeClock clock = new FakeClock();
  private final List<End> ends = new ArrayList<>();
  private final Ports ports =
      Ports.of(store, bus, codec, clock).withOutcomes((event, end) -> ends.add(end));

  @Test
  void aStageThatWritesNothingMakesNoDocument() {
    run(event -> new Outcome.Advance(answered(event), "said hi"));

    assertThat(store.content()).isEmpty();
    assertThat(bus.publications()).extracting(Publication::topic).containsExactly(Topics.EGRESS);
  }

  @Test
  void documentsAndMessagesAreOneCommit() {
    bus.failOnce();
    assertThatThrownBy(() -> run(this::fall)).isInstanceOf(OutageException.class);
    assertThat(bus.publications()).isEmpty();
    assertThat(falls()).isEqualTo(1);

    run(this::fall);
    assertThat(falls()).as("a redelivery finds the claim").isEqualTo(1);
    assertThat(bus.publications()).hasSize(1);
  }

  @Test
  void aRedeliverySendsWhatTheFirstRunDecided() {
    run(event -> advance(answered(event, "first"), increment()));
    run(event -> advance(answered(event, "second"), increment()));

    assertThat(bus.events(Topics.EGRESS))
        .flatExtracting(Event::candidates)
        .extracting(Candidate::text)
        .containsExactly("first", "first");
    assertThat(bus.publications()).extracting(Publication::id).containsOnly(id());
  }

  @Test
  void aStageThatReadsItsWritesIsNotAskedTwice() {
    Counting once = new Counting(this::fall, true);
    new StageRunner(once, ports).run(inbound());
    new StageRunner(once, ports).run(inbound());

    assertThat(once.asked).isEqualTo(1);
    assertThat(falls()).isEqualTo(1);
  }

  @Test
  void aRunThatLosesItsCommitIsRepeated() {
    store.conflictOnce().conflictOnce();
    run(this::fall);
    assertThat(falls()).isEqualTo(1);
    assertThat(bus.publications()).hasSize(1);
  }

  @Test
  void aCommitWhoseAnswerWasLostIsNotMadeTwice() {
    store.loseAnswerOnce();
    assertThatThrownBy(() -> run(this::fall)).isInstanceOf(OutageException.class);
    run(this::fall);
    assertThat(falls()).isEqualTo(1);
    assertThat(bus.publications()).hasSize(1);
  }

  @Test
  void afterTheLastAttemptTheEventGoesOnWithItsStepInError() {
    for (int attempt = 1; attempt < 3; attempt++) {
      assertThatThrownBy(() -> run(StageRunnerTest::broken)).hasMessage("the model is confused");
      assertThat(deadLetters()).isEmpty();
    }
    run(StageRunnerTest::broken);

    assertThat(deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter).containsEntry("code", "ATTEMPTS_EXHAUSTED");
              assertThat(Tree.string(letter, "reason")).contains("the model is confused");
            });
    Event onward = bus.events(Topics.EGRESS).getFirst();
    assertThat(onward.routingSlip().getFirst().status()).isEqualTo(Status.ERROR);
    assertThat(onward.errors()).hasSize(1);
    assertThat(store.content().keySet()).noneMatch(path -> path.contains("/attempts/"));
  }

  @Test
  void onlyTheDeadLetterHasTheTextOfAFailureThatIsNotForPeople() {
    failThrice();

    Event onward = bus.events(Topics.EGRESS).getFirst();
    assertThat(onward.toString())
        .contains("IllegalStateException, see the log")
        .doesNotContain("the model is confused");
  }

  @Test
  void aFailureThatExplainsItselfIsTold() {
    for (int attempt = 1; attempt < 3; attempt++) {
      assertThatThrownBy(() -> run(StageRunnerTest::keyless)).hasMessageContaining("a key");
    }
    run(StageRunnerTest::keyless);

    assertThat(bus.events(Topics.EGRESS).getFirst().errors())
        .extracting(EventError::message)
        .containsExactly("ATTEMPTS_EXHAUSTED: the model wants a key: set it");
  }

  @Test
  void aRedeliveryAfterTheDeadLetterChangesNothing() {
    failThrice();
    int published = bus.publications().size();
    run(StageRunnerTest::broken);

    assertThat(deadLetters()).hasSize(1);
    assertThat(bus.publications()).hasSize(published + 1);
    assertThat(bus.publications()).extracting(Publication::id).containsOnly(id());
  }

  @Test
  void anOutageIsNotCounted() {
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  run(
                      event -> {
                        throw new OutageException("the store is down");
                      }))
          .isInstanceOf(OutageException.class);
    }
    assertThat(store.content()).isEmpty();
  }

  @Test
  void aFatalErrorIsADeadLetterAtOnceAndEndsTheEvent() {
    run(
        inbound(
            RoutingStep.pending("x", "internal.x.v1"), RoutingStep.pending("y", "internal.y.v1")),
        event -> {
          throw new FatalException("BUDGET", "the budget of today is spent");
        });

    assertThat(deadLetters()).singleElement().extracting(l -> l.get("code")).isEqualTo("BUDGET");
    assertThat(bus.publications()).extracting(Publication::topic).containsExactly(Topics.EGRESS);
  }

  @Test
  void whatCannotBeReadIsADeadLetterWithItsBytes() {
    byte[] body = "{\"type\":".getBytes(StandardCharsets.UTF_8);
    Inbound unreadable =
        new Inbound.Unreadable("internal.x.v1", "not JSON", body, Map.of("ce-id", "i1"));
    StageRunner runner = new StageRunner(new Counting(this::fall, false), ports);
    runner.run(unreadable);
    runner.run(unreadable);

    assertThat(deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter)
                  .containsEntry("code", "MALFORMED")
                  .containsEntry("body", "{\"type\":");
              assertThat(letter).containsEntry("topic", "internal.x.v1");
            });
  }

  @Test
  void aMessageThatTheBrokerGaveUpOnIsADeadLetter() {
    Inbound given =
        new Inbound.Decoded(
            Topics.DEAD_LETTER,
            Samples.ann("!ping"),
            Map.of("cloudpubsubdeadlettersourcesubscription", "auth.internal.ingress.v1"));
    new StageRunner(new Counting(this::fall, false), ports).run(given);

    assertThat(deadLetters())
        .singleElement()
        .extracting(letter -> letter.get("code"))
        .isEqualTo("UNDELIVERABLE");
    assertThat(bus.publications()).isEmpty();
  }

  @Test
  void anEventWithoutDestinationIsADeadLetterAndEndsAsFailed() {
    run(event -> new Outcome.Advance(answered(event).with().egressDestination(null).build(), "hi"));

    assertThat(deadLetters())
        .singleElement()
        .extracting(l -> l.get("code"))
        .isEqualTo("NO_DESTINATION");
    assertThat(ends).singleElement().extracting(End::kind).isEqualTo(End.Kind.FAILED);
    assertThat(bus.publications()).extracting(Publication::topic).containsExactly(Topics.FINALIZE);
  }

  @Test
  void aTopicThatDoesNotExistIsADeadLetterAndNotALoop() {
    bus.topics(Set.of(Topics.EGRESS, Topics.FINALIZE));
    Inbound inbound =
        inbound(
            RoutingStep.pending("x", "internal.x.v1"),
            RoutingStep.pending("y", "internal.tpyo.v1"));
    run(inbound, event -> new Outcome.Advance(answered(event), null));
    run(inbound, event -> new Outcome.Advance(answered(event), null));

    assertThat(deadLetters())
        .singleElement()
        .extracting(letter -> letter.get("code"))
        .isEqualTo("NO_SUCH_TOPIC");
    assertThat(bus.publications()).extracting(Publication::id).containsOnly(id());
  }

  @Test
  void anEventThatGrewTooLargeIsADeadLetterOfWhatCameIn() {
    String much = "x".repeat(300 * 1024);
    run(event -> advance(answered(event, much), increment()));

    assertThat(deadLetters())
        .singleElement()
        .extracting(letter -> letter.get("code"))
        .isEqualTo("TOO_LARGE");
    assertThat(falls()).as("nothing of that run was written").isZero();
  }

  @Test
  void aClaimWhoseTopicIsGoneIsADeadLetterAndNotALoop() {
    bus.down();
    assertThatThrownBy(() -> run(this::fall)).isInstanceOf(OutageException.class);
    bus.up().topics(Set.of(Topics.FINALIZE));
    run(this::fall);

    assertThat(deadLetters()).hasSize(1);
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.FAILED);
  }

  @Test
  void aDestinationThatDoesNotExistIsADeadLetterAndNotALoop() {
    bus.topics(Set.of(Topics.FINALIZE));
    run(event -> new Outcome.Advance(answered(event), null));

    assertThat(deadLetters()).hasSize(1);
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.FAILED);
    assertThat(bus.publications()).extracting(Publication::topic).containsExactly(Topics.FINALIZE);
  }

  @Test
  void anEventThatIsFullAlreadyIsADeadLetterAndNotALoop() {
    Inbound.Decoded inbound = (Inbound.Decoded) inbound(RoutingStep.pending("x", "internal.x.v1"));
    int room = 256 * 1024 - codec.encode(inbound.event()).length - 60;
    Event full = inbound.event().with().metadata("much", "x".repeat(room)).build();
    run(new Inbound.Decoded(inbound.topic(), full, Map.of()), this::fall);

    assertThat(deadLetters())
        .singleElement()
        .extracting(letter -> letter.get("code"))
        .isEqualTo("TOO_LARGE");
    assertThat(ends).extracting(End::kind).containsExactly(End.Kind.FAILED);
  }

  @Test
  void anApiEventEndsOnceAlsoWhenARedeliveryDecidesOtherwise() {
    Inbound inbound =
        new Inbound.Decoded(
            Topics.ENRICHED, Samples.api(Samples.Person.BEN, "s1", "m1", "hello"), Map.of());
    run(inbound, event -> new Outcome.Ignore("no rule matched"));
    new StageRunner(new Counting("egress", StageRunnerTest::reply, false), ports).run(inbound);
    run(inbound, StageRunnerTest::broken);

    assertThat(store.find(Sessions.after("s1", 0)))
        .extracting(row -> row.fields().get("outcome"))
        .containsExactly("quiet");
    assertThat(ends).containsOnly(End.quiet("no rule matched"));
  }

  @Test
  void anApiEventThatTheBrokerGaveUpOnEndsAsFailedOnce() {
    Event event = Samples.api(Samples.Person.BEN, "s1", "m1", "hello");
    Inbound given =
        new Inbound.Decoded(
            Topics.INGRESS,
            event.with().metadata("bot", "b").build(),
            Map.of("cloudpubsubdeadlettersourcesubscription", "auth.internal.ingress.v1"));
    run(given, this::fall);
    run(given, this::fall);

    assertThat(store.find(Sessions.after("s1", 0)))
        .extracting(row -> row.fields().get("outcome"))
        .containsExactly("failed");
    assertThat(deadLetters()).hasSize(1);
    assertThat(store.content().keySet()).anyMatch(p -> p.startsWith("bots/b/deadletters/"));
  }

  @Test
  void whatTheBrokerGaveUpOnAfterItsEndIsALetterAndNotALoop() {
    Event event = Samples.api(Samples.Person.BEN, "s1", "m1", "hello");
    run(
        new Inbound.Decoded(Topics.EGRESS, event, Map.of()),
        e ->
            new Outcome.Emit(
                List.of(),
                List.of(Finalization.publication(e, End.answered("replied"))),
                List.of(new Ended(e, End.answered("replied"))),
                null,
                List.of()));
    bus.clear();
    Map<String, String> gaveUp = Map.of("cloudpubsubdeadlettersourcesubscription", "persistence");
    run(new Inbound.Decoded(Topics.FINALIZE, event, gaveUp), this::fall);
    run(new Inbound.Decoded(Topics.EGRESS, event, gaveUp), this::fall);
    run(new Inbound.Decoded(Topics.EGRESS, event, gaveUp), this::fall);

    assertThat(bus.publications()).isEmpty();
    assertThat(deadLetters()).isNotEmpty();
    assertThat(store.find(Sessions.after("s1", 0))).hasSize(1);
  }

  private static Outcome reply(Event event) {
    Ended.SessionReply reply = new Ended.SessionReply("r", "hi", "rule:r");
    Ended ended = new Ended(event, End.answered("replied"), List.of(reply));
    return new Outcome.Emit(List.of(), List.of(), List.of(ended), null, List.of());
  }

  @Test
  void nothingToSendIsAQuietEndThatSaysWhy() {
    run(
        event ->
            new Outcome.Advance(
                event.with().candidates(List.of()).build(), "!sass: matched, denied"));
    assertThat(ends).containsExactly(End.quiet("!sass: matched, denied"));
  }

  @Test
  void theEndOfAnApiEventIsARowInItsSessionOnce() {
    Event event = Samples.api(Samples.Person.BEN, "s1", "m1", "hello");
    Inbound inbound = new Inbound.Decoded(Topics.ENRICHED, event, Map.of());
    StageRunner runner =
        new StageRunner(new Counting(e -> new Outcome.Ignore("no rule matched"), false), ports);
    runner.run(inbound);
    runner.run(inbound);

    assertThat(store.find(Sessions.after("s1", 0)))
        .extracting(row -> row.fields().get("outcome"), row -> row.fields().get("detail"))
        .containsExactly(tuple("quiet", "no rule matched"));
  }

  @Test
  void theTraceSaysWhoDidWhat() {
    run(event -> new Outcome.Advance(answered(event), "said hi"));
    assertThat(bus.events(Topics.EGRESS).getFirst().trace())
        .extracting("stage", "outcome", "detail")
        .containsExactly(tuple("test", "advance", "said hi"));
  }

  private void failThrice() {
    for (int attempt = 1; attempt < 3; attempt++) {
      assertThatThrownBy(() -> run(StageRunnerTest::broken)).isInstanceOf(RuntimeException.class);
    }
    run(StageRunnerTest::broken);
  }

  private String id() {
    return bus.publications().getFirst().id();
  }

  private void run(Function<Event, Outcome> decision) {
    run(inbound(), decision);
  }

  private void run(Inbound inbound, Function<Event, Outcome> decision) {
    new StageRunner(new Counting(decision, false), ports).run(inbound);
  }

  private static Inbound inbound() {
    return inbound(RoutingStep.pending("x", "internal.x.v1"));
  }

  private static Inbound inbound(RoutingStep... steps) {
    Event event =
        Samples.ann("!fall")
            .with()
            .metadata("bot", "b")
            .egressDestination(Topics.EGRESS)
            .addCandidate(Candidate.text("c0", "rule:r", 50, "fallback"))
            .routingSlip(List.of(steps))
            .build();
    return new Inbound.Decoded("internal.x.v1", event, Map.of());
  }

  private static Outcome keyless(Event event) {
    throw new ExplainedException("the model wants a key: set it");
  }

  private static Outcome broken(Event event) {
    throw new IllegalStateException("the model is confused");
  }

  private Outcome fall(Event event) {
    return advance(answered(event), increment());
  }

  private static Outcome advance(Event event, Write write) {
    return new Outcome.Advance(event, Status.OK, "fell", List.of(write));
  }

  private static Write increment() {
    return new Write.Update(
        COUNTER, Map.of(), Map.of("value", 1L), Map.of(), Write.Condition.ANY, null);
  }

  private long falls() {
    return store.get(COUNTER).map(doc -> Tree.number(doc.fields(), "value", 0)).orElse(0L);
  }

  private static Event answered(Event event) {
    return answered(event, "hi");
  }

  private static Event answered(Event event, String text) {
    return event.with().candidates(List.of(Candidate.text("c1", "test", 10, text))).build();
  }

  private List<Map<String, @Nullable Object>> deadLetters() {
    return store.content().entrySet().stream()
        .filter(entry -> entry.getKey().contains("/deadletters/"))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static final class Counting implements Stage {
    private final String name;
    private final Function<Event, Outcome> decision;
    private final boolean readsItsWrites;
    int asked;

    Counting(Function<Event, Outcome> decision, boolean readsItsWrites) {
      this("test", decision, readsItsWrites);
    }

    Counting(String name, Function<Event, Outcome> decision, boolean readsItsWrites) {
      this.name = name;
      this.decision = decision;
      this.readsItsWrites = readsItsWrites;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Outcome apply(Event event) {
      asked++;
      return decision.apply(event);
    }

    @Override
    public boolean readsItsWrites(Event event) {
      return readsItsWrites;
    }
  }
}
