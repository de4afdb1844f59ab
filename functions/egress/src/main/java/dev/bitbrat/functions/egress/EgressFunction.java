package dev.bitbrat.functions.egress;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;

/** Entry point: Sends what was decided: {@code internal.egress.v1} in. */
public final class EgressFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public EgressFunction() {
    super(Cloud.stage("egress", Topics.EGRESS, Outputs::egress));
  }
}
