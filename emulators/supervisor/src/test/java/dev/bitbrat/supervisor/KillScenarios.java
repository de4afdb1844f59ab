package dev.bitbrat.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What stays true while processes die and every message is delivered twice. */
interface KillScenarios {
  TestPlatform platform();

  /** Names what runs, in the report. */
  String topology();

  /** How often something is killed: long enough for a process to come back and work for a while. */
  default Duration every() {
    return Duration.ofMillis(1_500);
  }

  @Test
  default void answersEachTwitchLineOnceOrSaysThatItDoesNotKnow() throws Exception {
    KillPlan plan = KillPlan.of(40, every());
    HelixKillRun run = new HelixKillRun(platform(), plan);
    KillReport report;
    try (AutoCloseable _ = twice(plan)) {
      report = run.play(topology() + " helix").write();
    }
    assertThat(report.lost()).as("lost").isEmpty();
    assertThat(report.failed()).as("failed").isEmpty();
    assertThat(report.doubled()).as("doubled").isEmpty();
    assertThat(report.strayed()).as("strayed").isEmpty();
    assertThat(report.answered() + report.unknown().size()).isEqualTo(report.lines());
    assertThat(report.killed()).isPositive();
    assertThat(report.unknown()).hasSizeLessThanOrEqualTo(report.killed());
    assertThat(run.listedAsUnknown()).containsAll(report.unknown());
  }

  @Test
  default void answersEachLineOfTheApiExactlyOnce() throws Exception {
    KillPlan plan = KillPlan.of(40, every());
    ApiKillRun run = new ApiKillRun(platform(), plan);
    KillReport report;
    try (AutoCloseable _ = twice(plan)) {
      report = run.play(topology() + " api").write();
    }
    assertThat(report.lost()).as("lost").isEmpty();
    assertThat(report.failed()).as("failed").isEmpty();
    assertThat(report.doubled()).as("doubled").isEmpty();
    assertThat(report.strayed()).as("strayed").isEmpty();
    assertThat(report.answered()).isEqualTo(report.lines());
    assertThat(report.killed()).isPositive();
  }

  private AutoCloseable twice(KillPlan plan) {
    return plan.everywhere() ? platform().deliverTwice() : () -> {};
  }
}
