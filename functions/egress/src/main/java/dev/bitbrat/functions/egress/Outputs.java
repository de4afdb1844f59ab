package dev.bitbrat.functions.egress;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.stages.Effects;
import dev.bitbrat.stages.EgressStage;
import dev.bitbrat.twitch.HelixChat;
import java.util.Map;

/** The only place where this function's parts are put together. */
final class Outputs {
  private Outputs() {}

  static Stage egress(Cloud cloud) {
    HelixChat twitch =
        new HelixChat(
            RestSettings.at(cloud.environment().url("TWITCH_API_URL", "https://api.twitch.tv")),
            cloud.secrets(),
            cloud.ports().clock());
    Effects effects =
        new Effects(
            Map.of(twitch.name(), twitch),
            cloud.ports().store(),
            cloud.ports().clock(),
            cloud.environment().duration("EGRESS_LEASE", Effects.LEASE));
    return new EgressStage(effects, cloud.ports().metrics(), cloud.ports().clock());
  }
}
