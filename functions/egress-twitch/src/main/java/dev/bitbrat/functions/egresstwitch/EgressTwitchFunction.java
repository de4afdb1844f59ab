package dev.bitbrat.functions.egresstwitch;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.outputs.Outputs;

/** Entry point: Sends to Twitch: {@code internal.egress.v1.twitch} in. */
public final class EgressTwitchFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public EgressTwitchFunction() {
    super(Cloud.stage("egress-twitch", Topics.egressTo("twitch"), Outputs::egress));
  }
}
