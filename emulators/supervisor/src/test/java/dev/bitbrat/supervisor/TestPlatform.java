package dev.bitbrat.supervisor;

import dev.bitbrat.config.BotLoader;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.config.Loaded;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.standins.LlmStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A platform that runs somewhere, as its users and an operator see it. */
interface TestPlatform extends AutoCloseable {
  String WEBHOOK_SECRET = "scenario-secret-0123";
  String VIEWER_TOKEN = "scenario-viewer-token";

  TwitchStandIn twitch();

  URI api();

  URI webhook();

  /** Of the broadcaster; {@link #VIEWER_TOKEN} is somebody who may only chat. */
  String token();

  /** Where it keeps everything. */
  Store store();

  /** Sends bytes to a topic. */
  void publishRaw(String topic, String id, byte[] body);

  /** What can be killed. */
  Set<String> processes();

  /** Ends a process at once; it comes back by itself. False if it is not there now. */
  boolean kill(String process);

  /** How many processes came back. */
  int restarts();

  /** Until it is closed, every message of every topic is delivered to each of its readers twice. */
  AutoCloseable deliverTwice();

  @Override
  void close();

  /** What a process needs to meet the stand-ins. */
  static Map<String, String> environment(TwitchStandIn twitch, LlmStandIn model) {
    Map<String, String> environment = new HashMap<>();
    for (String name : Set.of("PATH", "HOME", "TMPDIR", "CLOUDSDK_ROOT")) {
      String value = System.getenv(name);
      if (value != null) environment.put(name, value);
    }
    environment.put("EGRESS_LEASE", "8s");
    environment.put("TWITCH_API_URL", twitch.uri().toString());
    environment.put("TWITCH_APP_TOKEN", TwitchStandIn.TOKEN);
    environment.put("TWITCH_CLIENT_ID", TwitchStandIn.CLIENT_ID);
    environment.put("TWITCH_EVENTSUB_SECRET", WEBHOOK_SECRET);
    // No scenario is about waiting for Twitch's rate limits.
    environment.put("TWITCH_MODERATED", "*");
    environment.put("TWITCH_MESSAGES_IN_30S", "7500");
    environment.put("OPENAI_BASE_URL", model.baseUrl().toString());
    environment.put("OPENAI_API_KEY", LlmStandIn.KEY);
    return environment;
  }

  /** The bot that all scenarios play with. */
  static Bundle bot() {
    try {
      Path folder =
          Path.of(Objects.requireNonNull(TestPlatform.class.getResource("scenario")).toURI());
      return switch (BotLoader.load(folder)) {
        case Loaded.Ok ok -> ok.bundle();
        case Loaded.Invalid invalid -> throw new AssertionError(invalid.problems());
      };
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }
}
