package dev.bitbrat.functions.scheduler;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.function.Environment;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.gateway.CloudRunPool;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.TickJob;
import dev.bitbrat.platform.webhook.Spill;
import dev.bitbrat.stages.SchedulerStage;
import dev.bitbrat.stages.Ticks;
import java.time.Clock;
import java.util.Optional;

/**
 * Entry point: Fires what is due, publishes what webhooks spilled, and wakes the socket gateway
 * when a stream begins: {@code internal.scheduler.tick} in.
 */
public final class SchedulerFunction extends StageFunction {
  /** Full name of the job that sends the ticks; without one nobody pauses them. */
  static final String JOB = "SCHEDULER_JOB";

  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public SchedulerFunction() {
    super(
        Cloud.stage("scheduler", Topics.TICK, cloud -> stage(cloud.ports(), cloud.environment()))
            .after(inbound -> Ticks.named(inbound, Clock.systemUTC().instant())));
  }

  static SchedulerStage stage(Ports ports, Environment environment) {
    return stage(ports, environment, environment.find(JOB).map(CloudSchedulerJob::new));
  }

  static SchedulerStage stage(Ports ports, Environment environment, Optional<TickJob> job) {
    Spill spill = new Spill(ports.store(), ports.bus(), ports.codec(), ports.clock());
    return SchedulerStage.of(ports, job, gateway(environment), spill::sweep);
  }

  /** Where there is no gateway nobody wakes it. */
  private static Runnable gateway(Environment environment) {
    try {
      return environment
          .find(CloudRunPool.VARIABLE)
          .<Runnable>map(name -> CloudRunPool.of(name, environment.asMap())::wake)
          .orElse(() -> {});
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }
}
