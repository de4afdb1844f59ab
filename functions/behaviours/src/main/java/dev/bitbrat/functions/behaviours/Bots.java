package dev.bitbrat.functions.behaviours;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.fetch.LazyFetch;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.stages.BehavioursStage;
import dev.bitbrat.stages.BotDirectory;

/** The only place where this function's parts are put together. */
final class Bots {
  private Bots() {}

  static Stage behaviours(Cloud cloud) {
    Ports ports = cloud.ports();
    Platforms platforms = cloud.platforms();
    return BehavioursStage.of(
        ports,
        cloud.json(),
        new BotDirectory(ports.store(), ports.clock()),
        platforms,
        cloud.fetch(LazyFetch::new));
  }
}
