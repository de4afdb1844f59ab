package dev.bitbrat.host;

import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageProvider;
import dev.bitbrat.platform.webhook.Spill;
import dev.bitbrat.stages.AuthStage;
import dev.bitbrat.stages.BehavioursStage;
import dev.bitbrat.stages.BotDirectory;
import dev.bitbrat.stages.EgressStage;
import dev.bitbrat.stages.PersistenceStage;
import dev.bitbrat.stages.RouterStage;
import dev.bitbrat.stages.SchedulerStage;
import dev.bitbrat.stages.Users;
import java.util.HashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The stages on board, by the topic that each reads. */
final class Board {
  /** Topics of what {@code functions/pipeline} walks; the others' functions are their own. */
  static final Set<String> FUSED =
      Stream.concat(
              Stream.of(Topics.INGRESS, Topics.ENRICHED, Topics.COMMAND, Topics.FINALIZE),
              Topics.egress().stream())
          .collect(Collectors.toUnmodifiableSet());

  private Board() {}

  /** Walks begin in the order of what came in; else it is made further on. */
  static boolean isOrdered(String topic, boolean fused) {
    return topic.equals(Topics.COMMAND)
        || Topics.isEgress(topic)
        || (fused && topic.equals(Topics.INGRESS));
  }

  static Map<String, Stage> stages(
      Ports ports,
      JsonText json,
      BotDirectory bots,
      Secrets secrets,
      LocalOptions options,
      World world) {
    Map<String, Stage> stages = new HashMap<>();
    stages.put(Topics.INGRESS, new AuthStage(new Users(ports.store(), ports.clock())));
    stages.put(Topics.ENRICHED, RouterStage.of(ports, json, bots));
    Platforms ours = Platforms.onBoard(options.environment(), secrets, ports.clock());
    Platforms platforms = world.platforms().or(ours);
    stages.put(Topics.COMMAND, BehavioursStage.of(ports, json, bots, platforms, world.fetch()));
    stages.put(Topics.LLM, new NoModelStage());
    Stage egress = EgressStage.of(ports, platforms, options.egressLease());
    for (String topic : Topics.egress()) stages.put(topic, egress);
    stages.put(Topics.FINALIZE, PersistenceStage.of(ports));
    Spill spill = new Spill(ports.store(), ports.bus(), ports.codec(), ports.clock());
    stages.put(Topics.TICK, SchedulerStage.alwaysTicking(ports, spill::sweep));
    for (StageProvider provider : ServiceLoader.load(StageProvider.class)) {
      stages.put(provider.topic(), provider.stage(options.environment(), secrets));
    }
    return stages;
  }
}
