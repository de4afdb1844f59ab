package dev.bitbrat.functions.behaviours;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;

/** Entry point: Runs the bot: {@code internal.command.v1} in. */
public final class BehavioursFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public BehavioursFunction() {
    super(Cloud.stage("behaviours", Topics.COMMAND, Bots::behaviours));
  }
}
