package dev.bitbrat.functions.egressdiscord;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.function.StageFunction;
import dev.bitbrat.outputs.Outputs;

/** Entry point: Sends to Discord: {@code internal.egress.v1.discord} in. */
public final class EgressDiscordFunction extends StageFunction {
  /** Used by the Functions Framework, once per instance: clients are built here and reused. */
  public EgressDiscordFunction() {
    super(Cloud.stage("egress-discord", Topics.egressTo("discord"), Outputs::egress));
  }
}
