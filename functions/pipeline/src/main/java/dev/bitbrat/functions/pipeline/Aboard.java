package dev.bitbrat.functions.pipeline;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.fetch.LazyFetch;
import dev.bitbrat.pipeline.Platforms;
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
import java.time.Duration;
import java.util.Map;

/** The only place where this function's parts are put together. */
final class Aboard {
  private Aboard() {}

  static Map<String, Stage> stages(Cloud cloud) {
    Ports ports = cloud.ports();
    BotDirectory bots = new BotDirectory(ports.store(), ports.clock());
    Platforms platforms = platforms(cloud);
    return Map.of(
        Topics.INGRESS, new AuthStage(new Users(ports.store(), ports.clock())),
        Topics.ENRICHED, RouterStage.of(ports, cloud.json(), bots),
        Topics.COMMAND,
            BehavioursStage.of(ports, cloud.json(), bots, platforms, cloud.fetch(LazyFetch::new)),
        Topics.EGRESS, egress(cloud, platforms),
        Topics.FINALIZE, PersistenceStage.of(ports));
  }

  private static Platforms platforms(Cloud cloud) {
    return HelixChat.platforms(
        cloud.environment().url(HelixSettings.VARIABLE, HelixSettings.TWITCH),
        cloud.secrets(),
        cloud.ports().clock());
  }

  private static Stage egress(Cloud cloud, Platforms platforms) {
    Duration lease = cloud.environment().duration("EGRESS_LEASE", Effects.LEASE);
    return EgressStage.of(cloud.ports(), platforms, lease);
  }
}
