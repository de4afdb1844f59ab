package dev.bitbrat.functions.behaviours;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.fetch.LazyFetch;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.stages.BehavioursStage;
import dev.bitbrat.stages.BotDirectory;
import dev.bitbrat.twitch.HelixChat;
import dev.bitbrat.twitch.HelixSettings;

/** The only place where this function's parts are put together. */
final class Bots {
  private Bots() {}

  static Stage behaviours(Cloud cloud) {
    Ports ports = cloud.ports();
    Platforms platforms =
        HelixChat.platforms(
            cloud.environment().url(HelixSettings.VARIABLE, HelixSettings.TWITCH),
            cloud.secrets(),
            ports.clock());
    return BehavioursStage.of(
        ports,
        cloud.json(),
        new BotDirectory(ports.store(), ports.clock()),
        platforms,
        cloud.fetch(LazyFetch::new));
  }
}
