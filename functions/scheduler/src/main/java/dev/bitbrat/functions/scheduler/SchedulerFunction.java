package dev.bitbrat.functions.scheduler;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.stages.SchedulerStage;
import dev.bitbrat.stages.Ticks;
import java.time.Clock;
import java.util.Optional;

/** Entry point: Fires what is due: {@code internal.scheduler.tick} in. */
public final class SchedulerFunction extends StageFunction {
  /** Full name of the job that sends the ticks; without one nobody pauses them. */
  static final String JOB = "SCHEDULER_JOB";

  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public SchedulerFunction() {
    super(
        Cloud.stage("scheduler", Topics.TICK, SchedulerFunction::stage)
            .after(inbound -> Ticks.named(inbound, Clock.systemUTC().instant())));
  }

  private static Stage stage(Cloud cloud) {
    Optional<String> job = cloud.environment().find(JOB);
    return job.isPresent()
        ? SchedulerStage.of(cloud.ports(), new CloudSchedulerJob(job.get()))
        : SchedulerStage.alwaysTicking(cloud.ports());
  }
}
