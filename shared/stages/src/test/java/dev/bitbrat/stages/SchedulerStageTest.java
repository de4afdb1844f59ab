package dev.bitbrat.stages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Timers and the stage that fires them, without the rest of the pipeline. */
class SchedulerStageTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Origin CHANNEL =
      new Origin(FakeClock.START, "twitch", "2000", "burgeroni", "1000", Map.of());
  private static final Schedule REMINDERS = new Schedule("reminders", Duration.ofMinutes(20), 5);
  private static final Schedule WATER = new Schedule("water", Duration.ofMinutes(30), 0);

  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final FakeEventBus bus = new FakeEventBus(new EventCodec());
  private final Ports ports = Ports.of(store, bus, new EventCodec(), clock);
  private final StageRunner runner =
      new StageRunner(SchedulerStage.alwaysTicking(ports, () -> false), ports);
  private Timers timers = new Timers(ports);
  private int line;

  @BeforeEach
  void goOnline() {
    timers.start(CHANNEL, "b", List.of(REMINDERS), clock.instant());
  }

  @Test
  void storyFour() {
    assertThat(fired(20)).isEmpty();
    say(4);
    assertThat(fired(1)).isEmpty();
    say(1);
    assertThat(fired(1)).containsExactly("reminders");
    say(5);
    assertThat(fired(19)).isEmpty();
    assertThat(fired(1)).containsExactly("reminders");
    say(5);
    timers.stop(CHANNEL, "b", clock.instant());
    assertThat(fired(180)).isEmpty();
    timers.start(CHANNEL, "b", List.of(REMINDERS), clock.instant());
    assertThat(fired(20)).isEmpty();
    say(5);
    assertThat(fired(1)).containsExactly("reminders");
  }

  @Test
  void aFiringIsAnEventOfItsChannel() {
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    tickFor(30);
    Event event = bus.events(Topics.INGRESS).getFirst();
    assertThat(event.type()).isEqualTo("schedule.due.v1");
    assertThat(event.egressDestination()).isEqualTo(Topics.egressTo("twitch"));
    assertThat(event.bot()).isEqualTo("b");
    assertThat(event.origin())
        .isEqualTo(new Origin(clock.instant(), "twitch", "2000", "burgeroni", "1000", Map.of()));
    assertThat(event.payload())
        .isEqualTo(
            Map.of(
                "trigger", "water",
                "timer", "b|twitch|burgeroni|water",
                "due", "2026-01-02T20:30:00.000Z"));
  }

  @Test
  void anIntervalStaysWholeThoughTicksComeSomeSecondsLate() {
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    tickFor(29);
    clock.advance(Duration.ofSeconds(70));
    tick();
    clock.advance(Duration.ofSeconds(30 * 60 - 9));
    tick();
    assertThat(bus.events(Topics.INGRESS)).hasSize(2);
  }

  @Test
  void oneOfAChannelFiresInATickAndTheOthersKeepTheirTurn() {
    Schedule first = new Schedule("first", Duration.ofMinutes(9), 0);
    Schedule second = new Schedule("second", Duration.ofMinutes(10), 0);
    timers.start(CHANNEL, "b", List.of(second, first), clock.instant());
    Origin other = Origin.of(clock.instant(), "twitch", "other");
    timers.start(other, "b", List.of(second), clock.instant());
    timers.start(CHANNEL, "c", List.of(second), clock.instant());
    clock.advance(Duration.ofMinutes(11));
    tick();
    assertThat(triggers()).containsExactlyInAnyOrder("first", "second", "second");
    bus.clear();
    assertThat(fired(1)).containsExactly("second");
    assertThat(fired(1)).isEmpty();
  }

  @Test
  void whatWasMissedIsMadeUpForOnce() {
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    clock.advance(Duration.ofHours(3));
    tick();
    assertThat(triggers()).containsExactly("water");
    bus.clear();
    assertThat(fired(29)).isEmpty();
    assertThat(fired(1)).containsExactly("water");
  }

  @Test
  void ticksThatPiledUpAreNoBurst() {
    List<Schedule> many =
        IntStream.range(0, 5).mapToObj(i -> new Schedule("t" + i, MINUTE, 0)).toList();
    timers.start(CHANNEL, "b", many, clock.instant());
    clock.advance(Duration.ofHours(1));
    for (int i = 1; i <= 60; i++) run(Ticks.tick(FakeClock.START.plus(MINUTE.multipliedBy(i))));
    assertThat(triggers()).hasSizeLessThanOrEqualTo(3);
  }

  @Test
  void aTickThatComesTwiceFiresTheSameAgain() {
    Schedule more = new Schedule("more", Duration.ofMinutes(30), 0);
    timers.start(CHANNEL, "b", List.of(WATER, more), clock.instant());
    clock.advance(Duration.ofMinutes(30));
    tick();
    tick();
    List<Event> events = bus.events(Topics.INGRESS);
    assertThat(events).hasSize(2);
    assertThat(events.get(1).correlationId()).isEqualTo(events.get(0).correlationId());
  }

  @Test
  void aCrashBetweenCommitAndPublishLosesNothing() {
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    clock.advance(Duration.ofMinutes(30));
    bus.failOnce();
    assertThatThrownBy(this::tick).isInstanceOf(OutageException.class);
    clock.advance(MINUTE);
    run(Ticks.tick(clock.instant().minus(MINUTE)));
    assertThat(triggers()).containsExactly("water");
    bus.clear();
    assertThat(fired(28)).isEmpty();
    assertThat(fired(1)).containsExactly("water");
  }

  @Test
  void aCommitThatLosesIsMadeAgain() {
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    clock.advance(Duration.ofMinutes(30));
    store.conflictOnce();
    tick();
    assertThat(triggers()).containsExactly("water");
  }

  @Test
  void everyDelayedEffectThatIsDueFiresOnce() {
    Instant due = clock.instant().plusSeconds(90);
    List<Write> effects =
        IntStream.range(0, 3)
            .mapToObj(i -> Timers.once("so" + i, "b", CHANNEL, due, Map.of("login", "ann" + i)))
            .toList();
    store.commit(effects);
    assertThat(fired(1)).isEmpty();
    tickFor(1);
    assertThat(bus.events(Topics.INGRESS))
        .extracting(e -> Tree.string(payload(e), "login"))
        .containsExactly("ann0", "ann1", "ann2");
    assertThat(rows()).hasSize(1);
    bus.clear();
    assertThat(fired(5)).isEmpty();
  }

  @Test
  void moreThanACommitHoldsFiresInTheNextTick() {
    Instant due = clock.instant();
    for (int from = 0; from < 700; from += 350) {
      List<Write> effects = new ArrayList<>();
      for (int i = from; i < from + 350; i++) {
        effects.add(Timers.once("e" + i, "b", CHANNEL, due.plusMillis(i), Map.of()));
      }
      store.commit(effects);
    }
    tickFor(3);
    assertThat(bus.events(Topics.INGRESS)).hasSize(700).doesNotHaveDuplicates();
  }

  @Test
  void largeEffectsDoNotOutgrowTheClaim() {
    Map<String, @Nullable Object> large = Map.of("text", "x".repeat(150_000));
    for (int i = 0; i < 6; i++) {
      store.commit(List.of(Timers.once("e" + i, "b", CHANNEL, clock.instant(), large)));
    }
    assertThat(fired(1)).hasSize(3);
    assertThat(fired(1)).hasSize(3);
  }

  @Test
  void timersOfOneChannelDoNotHoldUpAnother() {
    List<Schedule> many =
        IntStream.range(0, 400).mapToObj(i -> new Schedule("t" + i, MINUTE, 0)).toList();
    for (int i = 0; i < 400; i++) {
      Instant at = clock.instant().plusMillis(i);
      Origin channel = Origin.of(at, "twitch", "busy");
      store.commit(List.of(row("busy", many.get(i), channel, at)));
    }
    Instant later = clock.instant().plusSeconds(30);
    timers.start(Origin.of(later, "twitch", "calm"), "b", List.of(many.getFirst()), later);
    clock.advance(Duration.ofMinutes(2));
    tick();
    assertThat(bus.events(Topics.INGRESS))
        .extracting(e -> String.valueOf(e.origin().channel()))
        .containsExactlyInAnyOrder("busy", "calm");
  }

  @Test
  void aBrokenRowIsDeletedAndHoldsNobodyUp() {
    timers.start(CHANNEL, "b", List.of(WATER), clock.instant());
    store.commit(
        List.of(
            Write.Put.create(
                DocPath.of("timers", "broken"), Map.of("due", "2026", "kind", "repeat"), null)));
    assertThat(fired(30)).containsExactly("water");
    assertThat(rows()).doesNotContain("timers/broken");
  }

  @Test
  void whatIsNoTickIsRefused() {
    run(Event.of("chat.message.v1", "x").build());
    assertThat(store.content().keySet()).anyMatch(path -> path.startsWith("bots/_/deadletters/"));
  }

  @Test
  void aMinuteWithNothingDueWritesNothing() {
    int written = store.writes();
    tickFor(10);
    assertThat(store.writes()).isEqualTo(written);
  }

  private static Write row(String place, Schedule schedule, Origin channel, Instant online) {
    return TimerRow.fresh(TimerRow.place(place, channel), place, channel, schedule, online)
        .put(Write.Condition.ANY);
  }

  private List<String> rows() {
    return store.content().keySet().stream().filter(p -> p.startsWith("timers/")).toList();
  }

  /** What fires in that many minutes. */
  private List<String> fired(int minutes) {
    bus.clear();
    tickFor(minutes);
    return triggers();
  }

  private void tickFor(int minutes) {
    for (int i = 0; i < minutes; i++) {
      clock.advance(MINUTE);
      tick();
    }
  }

  private void tick() {
    run(Ticks.tick(clock.instant()));
  }

  private void run(Event event) {
    runner.run(new Inbound.Decoded(Topics.TICK, event, Map.of()));
  }

  private List<String> triggers() {
    return bus.events(Topics.INGRESS).stream()
        .map(event -> String.valueOf(Tree.string(payload(event), "trigger")))
        .toList();
  }

  private static Map<String, ?> payload(Event event) {
    return event.payload() == null ? Map.of() : event.payload();
  }

  private void say(int lines) {
    for (int i = 0; i < lines; i++) {
      timers.countLine(CHANNEL, "b", List.of(REMINDERS), "line" + line++, clock.instant());
    }
  }
}
