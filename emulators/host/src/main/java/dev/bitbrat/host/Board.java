package dev.bitbrat.host;

import dev.bitbrat.events.Topics;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageProvider;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** The stages on board, by the topic that each reads. */
final class Board {
  private Board() {}

  static Map<String, Stage> stages(
      Ports ports,
      JsonText json,
      BotDirectory bots,
      Secrets secrets,
      LocalOptions options,
      List<Platform> instead) {
    Map<String, Stage> stages = new HashMap<>();
    stages.put(Topics.INGRESS, new AuthStage(new Users(ports.store(), ports.clock())));
    stages.put(Topics.ENRICHED, RouterStage.of(ports, json, bots));
    stages.put(Topics.COMMAND, BehavioursStage.of(ports, json));
    stages.put(Topics.LLM, new NoModelStage());
    stages.put(Topics.EGRESS, egress(ports, secrets, options, instead));
    stages.put(Topics.FINALIZE, PersistenceStage.of(ports));
    for (StageProvider provider : ServiceLoader.load(StageProvider.class)) {
      stages.put(provider.topic(), provider.stage(options.environment(), secrets));
    }
    return stages;
  }

  private static Stage egress(
      Ports ports, Secrets secrets, LocalOptions options, List<Platform> instead) {
    Platform twitch = new HelixChat(HelixSettings.at(options.twitchApi()), secrets, ports.clock());
    Map<String, Platform> platforms = new HashMap<>();
    platforms.put(twitch.name(), twitch);
    for (Platform platform : instead) platforms.put(platform.name(), platform);
    Effects effects = new Effects(platforms, ports.store(), ports.clock(), Effects.LEASE);
    return new EgressStage(effects, ports.metrics(), ports.clock());
  }
}
