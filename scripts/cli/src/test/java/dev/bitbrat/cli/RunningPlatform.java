package dev.bitbrat.cli;

import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.events.Topics;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Alarms.Alarm;
import dev.bitbrat.pipeline.EventBus;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** A platform with the bot that comes along, as {@code brat local up} runs it. */
final class RunningPlatform implements AutoCloseable {
  private final LocalPlatform platform;

  RunningPlatform(Path home) {
    platform =
        LocalPlatform.start(
            LocalOptions.of(home, "a test", Clock.systemUTC()).withEnvironment(Map.of()));
    Path bot = Path.of(System.getProperty("bitbrat.root"), "scripts", "bots", "default");
    Bundle bundle = ((Loaded.Ok) BotLoader.load(bot)).bundle();
    platform.push(bundle);
  }

  String url() {
    return platform.uri().toString();
  }

  /** Makes a dead letter of something that is no event. */
  void sendNonsense() throws InterruptedException {
    platform
        .ports()
        .bus()
        .republish(
            new EventBus.RawMessage(
                Topics.INGRESS, Map.of(), "no event".getBytes(StandardCharsets.UTF_8), null));
    platform.awaitIdle(Duration.ofSeconds(20));
  }

  void raise(Alarm alarm) {
    new Alarms(platform.ports().store(), platform.ports().clock()).raise("default", alarm);
  }

  @Override
  public void close() {
    platform.close();
  }
}
