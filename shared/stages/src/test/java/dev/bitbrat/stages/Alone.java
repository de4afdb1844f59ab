package dev.bitbrat.stages;

import dev.bitbrat.json.StrictJson;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import java.util.Map;

/** The behaviours' stage without anything outside. */
final class Alone {
  private Alone() {}

  static Stage behaviours(Ports ports) {
    return BehavioursStage.of(
        ports,
        new StrictJson(),
        new BotDirectory(ports.store(), ports.clock()),
        Platforms.of(Map.of()),
        request -> new Fetch.Fetched.Failed("nothing is out there"));
  }
}
