package dev.bitbrat.supervisor;

import dev.bitbrat.api.Tokens;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.standins.LlmStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Set;

/** Everything in this JVM. */
record OneJvm(LocalPlatform local, TwitchStandIn twitch, LlmStandIn model) implements TestPlatform {
  static OneJvm start(Path home) {
    TwitchStandIn twitch = TwitchStandIn.start();
    LlmStandIn model = LlmStandIn.start();
    return new OneJvm(open(home, TestPlatform.environment(twitch, model), 0), twitch, model);
  }

  /** With the scenarios' bot in force. */
  static LocalPlatform open(Path home, Map<String, String> environment, int port) {
    LocalPlatform local =
        LocalPlatform.start(
            LocalOptions.of(home, "scenario test", Clock.systemUTC())
                .withEnvironment(environment)
                .withPort(port));
    Bundle bot = TestPlatform.bot();
    local.push(bot);
    new Tokens(local.ports().store()).grant(VIEWER_TOKEN, bot.name(), "viewer", "everyone");
    return local;
  }

  @Override
  public URI api() {
    return local.uri();
  }

  @Override
  public URI webhook() {
    return local.uri().resolve("/webhooks/twitch");
  }

  @Override
  public String token() {
    return local.apiToken();
  }

  @Override
  public Store store() {
    return local.ports().store();
  }

  @Override
  public void publishRaw(String topic, String id, byte[] body) {
    Map<String, String> attributes = Map.of("ce-id", id, "ce-topic", topic);
    local.ports().bus().republish(new EventBus.RawMessage(topic, attributes, body, null));
  }

  @Override
  public Set<String> processes() {
    return Set.of();
  }

  @Override
  public boolean kill(String process) {
    throw new UnsupportedOperationException("this test runs in it");
  }

  @Override
  public int restarts() {
    return 0;
  }

  @Override
  public AutoCloseable deliverTwice() {
    throw new UnsupportedOperationException("its bus is its own");
  }

  @Override
  public void close() {
    local.close();
    twitch.close();
    model.close();
  }
}
