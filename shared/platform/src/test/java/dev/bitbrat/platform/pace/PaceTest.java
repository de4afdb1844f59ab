package dev.bitbrat.platform.pace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.pace.Pace.Limit;
import dev.bitbrat.testkit.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {
  /** The platform allows 20 in 30 seconds; we use 16, and begin with 8. */
  static final Limit ACCOUNT = new Limit("account 1", 20, Duration.ofSeconds(30));

  static final Limit CHANNEL = new Limit("channel 1", 1, Duration.ofSeconds(1));

  final FakeClock clock = new FakeClock();
  final List<Duration> slept = new ArrayList<>();
  final Pace pace =
      new Pace(
          clock,
          duration -> {
            slept.add(duration);
            clock.advance(duration);
          });

  @Test
  void beginsHalfEmptyForWhatTheLastInstanceMayHaveSent() {
    for (int i = 0; i < 8; i++) assertThat(pace.await(List.of(ACCOUNT))).isEmpty();
    assertThat(slept).isEmpty();
    pace.await(List.of(ACCOUNT));
    assertThat(slept).hasSize(1);
  }

  @Test
  void neverSendsMoreThanFourFifthsInAPeriod() {
    Instant start = clock.instant();
    List<Instant> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      assertThat(pace.await(List.of(ACCOUNT))).isEmpty();
      sent.add(clock.instant());
    }
    for (int i = 24; i < sent.size(); i++) {
      // 16 refill in a period, and a full bucket of 8 was there at the start
      assertThat(Duration.between(sent.get(i - 24), sent.get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(29));
    }
    assertThat(Duration.between(start, clock.instant())).isGreaterThan(Duration.ofMinutes(5));
  }

  @Test
  void waitsForTheTightestOfSeveralLimits() {
    pace.await(List.of(ACCOUNT, CHANNEL));
    pace.await(List.of(ACCOUNT, CHANNEL));
    assertThat(slept).hasSize(2).allMatch(d -> d.compareTo(Duration.ofMillis(600)) > 0);
  }

  @Test
  void oneChannelDoesNotWaitForAnother() {
    pace.await(List.of(new Limit("busy", 2, Duration.ofSeconds(1))));
    slept.clear();
    assertThat(pace.await(List.of(new Limit("calm", 2, Duration.ofSeconds(1))))).isEmpty();
    assertThat(slept).hasSizeLessThanOrEqualTo(1).allMatch(d -> d.toMillis() < 700);
  }

  @Test
  void givesUpOnWhatWouldTakeLongerThanTenSeconds() {
    Limit slow = new Limit("slow", 1, Duration.ofMinutes(1));
    assertThat(pace.await(List.of(ACCOUNT, slow))).get().matches(d -> d.toSeconds() > 10);
    assertThat(slept).isEmpty();
    // what it took of the other limit it gave back
    for (int i = 0; i < 8; i++) pace.await(List.of(ACCOUNT));
    assertThat(slept).isEmpty();
  }

  @Test
  void nobodyAsksBeforeThePlatformWantsToBeAsked() {
    Sent.NotNow limited = new Sent.NotNow("over its limit", Duration.ofSeconds(17), false);
    assertThat(pace.heed("bot 1", limited)).isSameAs(limited);
    assertThat(pace.await("bot 1", List.of(ACCOUNT))).contains(Duration.ofSeconds(17));
    assertThat(pace.await("bot 2", List.of(ACCOUNT))).isEmpty();
    assertThat(slept).isEmpty();

    clock.advance(Duration.ofSeconds(9));
    assertThat(pace.await("bot 1", List.of(ACCOUNT))).isEmpty();
    assertThat(slept).containsExactly(Duration.ofSeconds(8));
    assertThat(pace.await("bot 1", List.of(ACCOUNT))).isEmpty();
    assertThat(slept).hasSize(1);
  }

  @Test
  void aPlatformIsNotLeftAloneForLongerThanAMinute() {
    pace.heed("bot 1", new Sent.NotNow("over its limit", Duration.ofMinutes(30), false));
    pace.heed("bot 1", new Sent.NotNow("over its limit", Duration.ofSeconds(1), false));
    pace.heed("bot 2", new Sent.NotNow("broken", null, false));
    pace.heed("bot 2", new Sent.Accepted("m1"));
    assertThat(pace.await("bot 1", List.of())).contains(Duration.ofMinutes(1));
    assertThat(pace.await("bot 2", List.of())).isEmpty();
  }

  @Test
  void givesUpWhenTheProcessIsToldToEnd() {
    Pace interrupted =
        new Pace(
            clock,
            duration -> {
              throw new InterruptedException();
            });
    interrupted.await(List.of(CHANNEL));
    assertThat(interrupted.await(List.of(CHANNEL))).isPresent();
    assertThat(Thread.interrupted()).as("whoever waits next knows it, too").isTrue();
  }
}
