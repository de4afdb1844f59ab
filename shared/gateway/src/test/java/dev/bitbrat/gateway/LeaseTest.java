package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Write;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LeaseTest {
  private final FakeStore store = new FakeStore();
  private final FakeClock clock = new FakeClock();
  private final LeaseKeeper a = keeper("a", clock);
  private final LeaseKeeper b = keeper("b", clock);

  @Test
  void theFirstGetsItAndTheOtherWaits() {
    assertThat(a.ask()).isEqualTo(Duration.ofSeconds(5));
    assertThat(b.ask()).isEqualTo(Duration.ofSeconds(2));
    assertThat(a.holds()).isTrue();
    assertThat(b.holds()).isFalse();
  }

  @Test
  void isKeptByRenewing() {
    for (int i = 0; i < 100; i++) {
      a.ask();
      b.ask();
      assertThat(a.holds()).isTrue();
      assertThat(b.holds()).isFalse();
      clock.advance(Duration.ofSeconds(5));
    }
  }

  @Test
  void aKilledHolderIsFollowedWithinThirtySeconds() {
    a.ask();
    assertThat(untilHeld(b)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(22));
  }

  @Test
  void whoeverCannotRenewStopsBeforeItsEnd() {
    a.ask();
    store.down();
    Instant end = clock.instant().plus(Lease.Terms.USUAL.valid());
    for (int i = 0; i < 20 && a.holds(); i++) {
      clock.advance(Duration.ofSeconds(1));
      a.ask();
    }
    assertThat(a.holds()).isFalse();
    assertThat(clock.instant()).isEqualTo(end.minusSeconds(3));
  }

  @Test
  void aStoreThatIsSlowCostsTheAskersTime() {
    a.ask();
    Instant first = clock.instant();
    clock.advance(Duration.ofSeconds(5));
    LeaseKeeper slow =
        new LeaseKeeper(new Lease("a", Lease.Terms.USUAL), new SlowStore(store, clock), clock);
    slow.ask();
    assertThat(clock.instant()).isEqualTo(first.plusSeconds(15));
    clock.advance(Duration.ofSeconds(2));
    assertThat(slow.holds()).as("asked for 12 s ago, answered 2 s ago").isFalse();
  }

  @Test
  void anAnswerThatWasLostLosesNothing() {
    store.loseAnswerOnce();
    a.ask();
    assertThat(a.holds()).as("nobody told it so").isFalse();
    clock.advance(Duration.ofSeconds(2));
    a.ask();
    assertThat(a.holds()).isTrue();
  }

  @Test
  void whoeverLosesTheRaceWaits() {
    store.conflictOnce();
    assertThat(a.ask()).isEqualTo(Duration.ofSeconds(2));
    assertThat(a.holds()).isFalse();
  }

  @Test
  void whatIsGivenBackIsTakenAtOnce() {
    a.ask();
    a.giveBack();
    assertThat(a.holds()).isFalse();
    b.ask();
    assertThat(b.holds()).isTrue();
  }

  @Test
  void nobodyGivesBackWhatIsAnothers() {
    a.ask();
    b.giveBack();
    a.ask();
    assertThat(a.holds()).isTrue();
    clock.advance(Duration.ofSeconds(14));
    b.ask();
    assertThat(b.holds()).isFalse();
  }

  @Test
  void whoeverGaveItBackForGoodTakesItNoMore() {
    a.ask();
    a.close();
    a.ask();
    assertThat(a.holds()).isFalse();
  }

  @Test
  void aClockThatIsFourSecondsAheadTakesNothingTooEarly() {
    LeaseKeeper ahead = keeper("ahead", () -> clock.instant().plusSeconds(4));
    a.ask();
    clock.advance(Duration.ofSeconds(15));
    ahead.ask();
    assertThat(ahead.holds()).isFalse();
  }

  @Test
  void aHolderWhoseClockIsADayAheadIsFollowedAllTheSame() {
    keeper("ahead", () -> clock.instant().plus(Duration.ofDays(1))).ask();
    b.ask();
    assertThat(untilHeld(b)).isBetween(Duration.ofSeconds(15), Duration.ofSeconds(22));
  }

  @Test
  void aHolderThatWasFrozenFindsThatItLost() {
    a.ask();
    clock.advance(Duration.ofSeconds(25));
    b.ask();
    assertThat(b.holds()).isTrue();
    assertThat(a.holds()).isFalse();
    a.ask();
    assertThat(a.holds()).isFalse();
  }

  @Test
  void aDocumentThatNobodyCanReadKeepsNobodyOut() {
    store.commit(
        List.of(Write.Put.create(Lease.PATH, Map.of("holder", "x", "until", "tomorrow"), null)));
    a.ask();
    assertThat(a.holds()).isTrue();
  }

  private Duration untilHeld(LeaseKeeper next) {
    Instant from = clock.instant();
    while (!next.holds()) {
      assertThat(clock.instant()).isBefore(from.plusSeconds(60));
      clock.advance(next.ask());
      next.ask();
    }
    return Duration.between(from, clock.instant());
  }

  private LeaseKeeper keeper(String name, InstantSource time) {
    return new LeaseKeeper(new Lease(name, Lease.Terms.USUAL), store, time);
  }
}
