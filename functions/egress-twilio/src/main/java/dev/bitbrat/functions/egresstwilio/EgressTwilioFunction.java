package dev.bitbrat.functions.egresstwilio;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.outputs.Outputs;

/** Entry point: Sends to Twilio: {@code internal.egress.v1.twilio} in. */
public final class EgressTwilioFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public EgressTwilioFunction() {
    super(Cloud.stage("egress-twilio", Topics.egressTo("twilio"), Outputs::egress));
  }
}
