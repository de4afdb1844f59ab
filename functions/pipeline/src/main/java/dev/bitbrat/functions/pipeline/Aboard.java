package dev.bitbrat.functions.pipeline;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.stages.AuthStage;
import dev.bitbrat.stages.BehavioursStage;
import dev.bitbrat.stages.BotDirectory;
import dev.bitbrat.stages.Effects;
import dev.bitbrat.stages.EgressStage;
import dev.bitbrat.stages.PersistenceStage;
import dev.bitbrat.stages.RouterStage;
import dev.bitbrat.stages.Users;
import dev.bitbrat.twitch.HelixChat;
import dev.bitbrat.twitch.HelixSettings;
import java.util.Map;

/** The only place where this function's parts are put together. */
final class Aboard {
  private Aboard() {}

  static Map<String, Stage> stages(Cloud cloud) {
    Ports ports = cloud.ports();
    BotDirectory bots = new BotDirectory(ports.store(), ports.clock());
    return Map.of(
        Topics.INGRESS, new AuthStage(new Users(ports.store(), ports.clock())),
        Topics.ENRICHED, RouterStage.of(ports, cloud.json(), bots),
        Topics.COMMAND, BehavioursStage.of(ports, cloud.json(), bots),
        Topics.EGRESS, egress(cloud),
        Topics.FINALIZE, PersistenceStage.of(ports));
  }

  private static Stage egress(Cloud cloud) {
    Ports ports = cloud.ports();
    HelixChat twitch =
        new HelixChat(
            HelixSettings.at(cloud.environment().url("TWITCH_API_URL", "https://api.twitch.tv")),
            cloud.secrets(),
            ports.clock());
    Effects effects =
        new Effects(
            Map.of(twitch.name(), twitch),
            ports.store(),
            ports.clock(),
            cloud.environment().duration("EGRESS_LEASE", Effects.LEASE));
    return new EgressStage(effects, ports.metrics(), ports.clock());
  }
}
