package dev.bitbrat.functions.egresskick;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.outputs.Outputs;

/** Entry point: Sends to Kick: {@code internal.egress.v1.kick} in. */
public final class EgressKickFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public EgressKickFunction() {
    super(Cloud.stage("egress-kick", Topics.egressTo("kick"), Outputs::egress));
  }
}
