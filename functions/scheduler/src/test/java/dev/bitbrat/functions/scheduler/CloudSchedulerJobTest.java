package dev.bitbrat.functions.scheduler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.gcp.Patience;
import dev.bitbrat.pipeline.OutageException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudSchedulerJobTest {
  private static final Patience SHORT = new Patience(Duration.ofSeconds(5), 2);

  private final StandInScheduler scheduler = new StandInScheduler();
  private final CloudSchedulerJob job =
      new CloudSchedulerJob(StandInScheduler.JOB, scheduler.address(), SHORT);

  @AfterEach
  void close() {
    job.close();
    scheduler.close();
  }

  @Test
  void pausesAndResumes() {
    job.pause();
    assertThat(scheduler.state()).isEqualTo("PAUSED");
    job.resume();
    assertThat(scheduler.state()).isEqualTo("ENABLED");
    assertThat(scheduler.requests())
        .containsExactly(
            "POST /v1/" + StandInScheduler.JOB + ":pause",
            "POST /v1/" + StandInScheduler.JOB + ":resume");
  }

  @Test
  void bothMayBeAskedForAgain() {
    job.resume();
    assertThat(scheduler.state()).isEqualTo("ENABLED");
    job.pause();
    job.pause();
    assertThat(scheduler.state()).isEqualTo("PAUSED");
  }

  @Test
  void aCallWhoseAnswerWasLostIsMadeAgainAndFindsItDone() {
    scheduler.failAfterwards(503, "UNAVAILABLE");
    job.pause();
    assertThat(scheduler.state()).isEqualTo("PAUSED");
  }

  @Test
  void anotherChangeUnderWayIsWaitedFor() {
    scheduler.fail(409, "ABORTED");
    job.pause();
    assertThat(scheduler.state()).isEqualTo("PAUSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DISABLED", "UPDATE_FAILED"})
  void aJobThatIsBrokenIsNotTakenForARunningOne(String state) {
    scheduler.state(state);
    assertThatThrownBy(job::resume)
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("FAILED_PRECONDITION");
  }

  @ParameterizedTest
  @CsvSource({
    "404, NOT_FOUND, there is no such job",
    "403, PERMISSION_DENIED, may not",
    "401, UNAUTHENTICATED, UNAUTHENTICATED",
    "500, INTERNAL, INTERNAL",
    "429, RESOURCE_EXHAUSTED, RESOURCE_EXHAUSTED",
  })
  void saysWhatIsWrong(int code, String status, String said) {
    scheduler.fail(code, status);
    scheduler.fail(code, status);
    assertThatThrownBy(job::pause)
        .isInstanceOf(OutageException.class)
        .hasMessageContaining(StandInScheduler.JOB)
        .hasMessageContaining(said);
  }

  @Test
  void saysThatNobodyAnswers() {
    try (CloudSchedulerJob lost =
        new CloudSchedulerJob(StandInScheduler.JOB, "127.0.0.1:9", SHORT)) {
      assertThatThrownBy(lost::resume).isInstanceOf(OutageException.class);
    }
  }

  @Test
  void refusesWhatIsNoNameOfAJob() {
    assertThatThrownBy(() -> new CloudSchedulerJob("bitbrat-tick"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("SCHEDULER_JOB");
  }
}
