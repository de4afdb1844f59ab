package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.testkit.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimersTest {
  private static final Origin CHANNEL = Origin.of(FakeClock.START, "twitch", "burgeroni");
  private static final Schedule TALK = new Schedule("talk", Duration.ofMinutes(20), 3);
  private static final Schedule WATER = new Schedule("water", Duration.ofMinutes(30), 0);

  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final Ports ports =
      Ports.of(store, new FakeEventBus(new EventCodec()), new EventCodec(), clock);
  private final Timers timers = new Timers(ports);

  @Test
  void aLineThatCountsNoMoreCostsNothing() {
    start(TALK);
    say("a", "b", "c");
    int reads = store.reads();
    int writes = store.writes();
    say("d", "e", "f");
    assertThat(store.reads()).isEqualTo(reads);
    assertThat(store.writes()).isEqualTo(writes);
  }

  @Test
  void aLineWhileNobodyStreamsWritesNothingAndReadsOnceInAWhile() {
    say("a");
    int reads = store.reads();
    say("b", "c");
    assertThat(store.reads()).isEqualTo(reads);
    assertThat(store.writes()).isZero();
    start(TALK);
    say("d");
    assertThat(lines("talk")).containsExactly("d");
  }

  @Test
  void aRedeliveredLineCountsOnce() {
    start(TALK);
    say("a", "a", "a", "b");
    assertThat(lines("talk")).containsExactly("a", "b");
    assertThat(due("talk")).isNull();
  }

  @Test
  void theLastLineMakesItDueAndAsksForAWakeAlsoWhenItComesAgain() {
    start(TALK);
    assertThat(say("a", "b")).isFalse();
    assertThat(say("c")).isTrue();
    assertThat(due("talk")).isEqualTo("2026-01-02T20:20:00.000Z");
    assertThat(say("c")).isTrue();
    assertThat(new Timers(ports).countLine(CHANNEL, "b", List.of(TALK), "c", clock.instant()))
        .isTrue();
    assertThat(say("d")).isFalse();
  }

  @Test
  void aGateReachedElsewhereIsForgottenAfterSomeSeconds() {
    start(TALK);
    say("a", "b", "c");
    Timers elsewhere = new Timers(ports);
    elsewhere.stop(CHANNEL, "b", clock.instant());
    elsewhere.start(CHANNEL, "b", List.of(TALK), clock.advance(Duration.ofSeconds(11)).instant());
    say("d");
    assertThat(lines("talk")).containsExactly("d");
  }

  @Test
  void noGateIsHeldClosedOverAMinutesTick() {
    clock.advance(Duration.ofSeconds(55));
    start(new Schedule("talk", Duration.ofSeconds(1), 3));
    say("a", "b", "c");
    clock.advance(Duration.ofSeconds(5));
    int reads = store.reads();
    say("d");
    assertThat(store.reads()).isGreaterThan(reads);
  }

  @Test
  void linesThatComeTogetherAreAllCounted() throws Exception {
    start(new Schedule("talk", Duration.ofMinutes(20), 20));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<Boolean>> lines = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        String id = "l" + i;
        lines.add(() -> new Timers(ports).countLine(CHANNEL, "b", List.of(TALK), id, now()));
      }
      for (Future<Boolean> done : threads.invokeAll(lines)) done.get();
    }
    assertThat(lines("talk")).hasSize(20);
    assertThat(due("talk")).isNotNull();
  }

  @Test
  void aStartThatComesTwiceKeepsWhatWasCounted() {
    start(TALK);
    Instant online = clock.instant();
    say("a", "b");
    clock.advance(Duration.ofMinutes(5));
    assertThat(timers.start(CHANNEL, "b", List.of(TALK), online)).isTrue();
    assertThat(lines("talk")).containsExactly("a", "b");
  }

  @Test
  void aStartThatComesAgainAfterTheEndDoesNothing() {
    start(WATER);
    Instant online = clock.instant();
    timers.stop(CHANNEL, "b", clock.advance(Duration.ofHours(1)).instant());
    assertThat(timers.start(CHANNEL, "b", List.of(WATER), online)).isFalse();
    assertThat(due("water")).isNull();
  }

  @Test
  void anEndThatComesAfterTheNextStartDoesNothing() {
    start(WATER);
    Instant offline = clock.advance(Duration.ofHours(1)).instant();
    clock.advance(Duration.ofMinutes(1));
    start(WATER);
    timers.stop(CHANNEL, "b", offline);
    assertThat(due("water")).isEqualTo("2026-01-02T21:31:00.000Z");
  }

  @Test
  void anotherConfigurationIsTakenOverWhileItRuns() {
    start(TALK, WATER);
    Instant online = clock.instant();
    say("a", "b");
    Schedule shorter = new Schedule("talk", Duration.ofMinutes(10), 2);
    timers.start(CHANNEL, "b", List.of(shorter), online);
    assertThat(due("talk")).isEqualTo("2026-01-02T20:10:00.000Z");
    assertThat(store.content()).doesNotContainKey("timers/b|twitch|burgeroni|water");
  }

  @Test
  void botsAndChannelsWithSpecialNamesDoNotMeet() {
    Origin one = Origin.of(now(), "twitch", "a|b");
    Origin two = Origin.of(now(), "twitch|a", "b");
    timers.start(one, "x", List.of(WATER), now());
    timers.start(two, "x", List.of(WATER), now());
    timers.start(Origin.of(now(), "twitch", "a/%7Cb".repeat(100)), "x", List.of(WATER), now());
    assertThat(store.content()).hasSize(3);
  }

  @Test
  void anIntervalLongerThanTheCalendarIsNoError() {
    start(new Schedule("never", Duration.ofSeconds(Long.MAX_VALUE), 0));
    assertThat(due("never")).isEqualTo("9999-12-31T23:59:59.999Z");
  }

  @Test
  void theSameCauseWakesWithTheSameId() {
    Event cause = Samples.ann("hello");
    Publication wake = Timers.wake(cause);
    assertThat(wake.topic()).isEqualTo(Topics.TICK);
    assertThat(wake.event().type()).isEqualTo("scheduler.wake.v1");
    assertThat(wake.id()).isEqualTo(Timers.wake(cause).id());
    assertThat(wake.id()).isNotEqualTo(Timers.wake(Samples.ann("hi")).id());
  }

  @Test
  void aNamelessTickIsNamedByTheMinuteOfItsPublishing() {
    Map<String, String> first = published("2026-01-02T20:01:00.2Z");
    Map<String, String> again = published("2026-01-02T20:01:01.9Z");
    Map<String, String> next = published("2026-01-02T20:02:00.1Z");
    assertThat(named(first).correlationId())
        .isEqualTo(named(again).correlationId())
        .isEqualTo(Ticks.tick(FakeClock.START.plusSeconds(60)).correlationId())
        .isNotEqualTo(named(next).correlationId());
  }

  @Test
  void whatCannotBeReadIsATick() {
    Inbound broken = new Inbound.Unreadable(Topics.TICK, "no JSON", new byte[0], Map.of());
    Inbound named = Ticks.named(broken, FakeClock.START);
    assertThat(((Inbound.Decoded) named).event()).isEqualTo(Ticks.tick(FakeClock.START));
  }

  @Test
  void aTickWithoutATimeIsNamedByItsMessage() {
    Map<String, String> one = Map.of("x-goog-pubsub-message-id", "1");
    Map<String, String> two =
        Map.of("x-goog-pubsub-message-id", "2", "x-goog-pubsub-publish-time", "yesterday");
    assertThat(named(one).correlationId())
        .isEqualTo(named(one).correlationId())
        .isNotEqualTo(named(two).correlationId());
  }

  @Test
  void aWakeStaysAWake() {
    Inbound wake =
        new Inbound.Decoded(
            Topics.TICK, Timers.wake(Samples.ann("hello")).event(), published("2026-01-02T20:01Z"));
    assertThat(Ticks.named(wake, now())).isSameAs(wake);
  }

  private static Map<String, String> published(String time) {
    return Map.of("x-goog-pubsub-message-id", "1", "x-goog-pubsub-publish-time", time);
  }

  private static Event named(Map<String, String> attributes) {
    Event nameless = Event.of("scheduler.tick.v1", "tick").build();
    Inbound inbound = new Inbound.Decoded(Topics.TICK, nameless, attributes);
    return ((Inbound.Decoded) Ticks.named(inbound, FakeClock.START)).event();
  }

  private void start(Schedule... schedules) {
    timers.start(CHANNEL, "b", List.of(schedules), clock.instant());
  }

  private boolean say(String... ids) {
    boolean wake = false;
    for (String id : ids) wake |= timers.countLine(CHANNEL, "b", List.of(TALK, WATER), id, now());
    return wake;
  }

  private Instant now() {
    return clock.instant();
  }

  private List<String> lines(String trigger) {
    return Tree.strings(row(trigger), "lines");
  }

  private @Nullable Object due(String trigger) {
    return row(trigger).get("due");
  }

  private Map<String, ?> row(String trigger) {
    Map<String, ?> row = store.content().get("timers/b|twitch|burgeroni|" + trigger);
    assertThat(row).isNotNull();
    return row == null ? Map.of() : row;
  }
}
