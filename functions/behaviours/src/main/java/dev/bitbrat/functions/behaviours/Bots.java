package dev.bitbrat.functions.behaviours;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.fetch.LazyFetch;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.stages.BehavioursStage;
import dev.bitbrat.stages.BotDirectory;
import dev.bitbrat.twitch.HelixChat;
import java.util.Map;

/** The only place where this function's parts are put together. */
final class Bots {
  private Bots() {}

  static Stage behaviours(Cloud cloud) {
    Ports ports = cloud.ports();
    HelixChat twitch =
        new HelixChat(
            RestSettings.at(cloud.environment().url("TWITCH_API_URL", "https://api.twitch.tv")),
            cloud.secrets(),
            ports.clock());
    return BehavioursStage.of(
        ports,
        cloud.json(),
        new BotDirectory(ports.store(), ports.clock()),
        Platforms.of(Map.of(twitch.name(), twitch)),
        cloud.fetch(LazyFetch::new));
  }
}
