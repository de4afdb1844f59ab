package dev.bitbrat.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.events.Topics;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Alarms.Alarm;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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

  void put(DocPath path, Map<String, @Nullable Object> fields) {
    Write write = new Write.Put(path, fields, Write.Condition.ANY, null);
    assertThat(platform.ports().store().commit(List.of(write)))
        .isInstanceOf(Store.Committed.Ok.class);
  }

  @Override
  public void close() {
    platform.close();
  }
}
