package dev.bitbrat.functions.egress;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.outputs.Outputs;

/** Entry point: Answers clients of the api: {@code internal.egress.v1} in. */
public final class EgressFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public EgressFunction() {
    super(Cloud.stage("egress", Topics.EGRESS, Outputs::egress));
  }
}
