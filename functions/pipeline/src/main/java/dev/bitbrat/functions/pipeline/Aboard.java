package dev.bitbrat.functions.pipeline;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.events.Topics;
import dev.bitbrat.fetch.LazyFetch;
import dev.bitbrat.outputs.Outputs;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.stages.AuthStage;
import dev.bitbrat.stages.BehavioursStage;
import dev.bitbrat.stages.BotDirectory;
import dev.bitbrat.stages.PersistenceStage;
import dev.bitbrat.stages.RouterStage;
import dev.bitbrat.stages.Users;
import java.util.HashMap;
import java.util.Map;

/** The only place where this function's parts are put together. */
final class Aboard {
  private Aboard() {}

  static Map<String, Stage> stages(Cloud cloud) {
    Ports ports = cloud.ports();
    BotDirectory bots = new BotDirectory(ports.store(), ports.clock());
    Platforms platforms = cloud.platforms();
    Map<String, Stage> stages = new HashMap<>();
    stages.put(Topics.INGRESS, new AuthStage(new Users(ports.store(), ports.clock())));
    stages.put(Topics.ENRICHED, RouterStage.of(ports, cloud.json(), bots));
    stages.put(
        Topics.COMMAND,
        BehavioursStage.of(ports, cloud.json(), bots, platforms, cloud.fetch(LazyFetch::new)));
    Stage egress = Outputs.egress(cloud, platforms);
    for (String topic : Topics.egress()) stages.put(topic, egress);
    stages.put(Topics.FINALIZE, PersistenceStage.of(ports));
    return stages;
  }
}
