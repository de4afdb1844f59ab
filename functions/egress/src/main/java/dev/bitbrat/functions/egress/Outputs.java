package dev.bitbrat.functions.egress;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.stages.Effects;
import dev.bitbrat.stages.EgressStage;
import dev.bitbrat.twitch.HelixChat;
import dev.bitbrat.twitch.HelixSettings;
import java.time.Duration;

/** The only place where this function's parts are put together. */
final class Outputs {
  private Outputs() {}

  static Stage egress(Cloud cloud) {
    Platforms platforms =
        HelixChat.platforms(
            cloud.environment().url(HelixSettings.VARIABLE, HelixSettings.TWITCH),
            cloud.secrets(),
            cloud.ports().clock());
    Duration lease = cloud.environment().duration("EGRESS_LEASE", Effects.LEASE);
    return EgressStage.of(cloud.ports(), platforms, lease);
  }
}
