package dev.bitbrat.bench;

import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.local.Database;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The whole pipeline in one JVM, from ingress to a kept record: how many events a second when many
 * senders send what they can, how long one takes at 50 and 500 a second, and what one costs.
 */
public final class PipelineBench {
  static final String BOT = "b";
  private static final String BUNDLE =
      """
      {"name": "b", "behaviours": [
        {"uuid": "5eed0001-0000-4000-8000-000000000001", "name": "ping", "active": true,
         "triggers": [{"implementation": "chat.command", "properties": {"text": "ping"},
           "uuid": "5eed0001-0000-4000-8000-000000000002"}],
         "conditions": [],
         "actions": [{"implementation": "reply", "properties": {"message": "pong"},
           "uuid": "5eed0001-0000-4000-8000-000000000003"}]}],
       "rules": []}
      """;

  private PipelineBench() {}

  /** Prints a table; {@code --quick} takes a tenth of the events. */
  public static void main(String[] arguments) throws Exception {
    int part = List.of(arguments).contains("--quick") ? 10 : 1;
    Path home = Files.createTempDirectory("bitbrat-bench");
    LocalOptions options =
        new LocalOptions(
            home, "bench", Map.of(), Clock.systemUTC(), Database.Sync.NORMAL, 0, false, false);
    CountingPlatform twitch = new CountingPlatform();
    try (LocalPlatform platform = LocalPlatform.start(options, List.of(twitch))) {
      platform.push(BOT, BUNDLE);
      rows(new Load(platform), platform, part);
    } finally {
      delete(home);
    }
    System.out.println();
    System.out.println(twitch.sent() + " replies went to the counting platform.");
  }

  private static void rows(Load load, LocalPlatform platform, int part)
      throws InterruptedException {
    Feed api = Feed.api(platform, "!ping");
    Feed twitch = Feed.twitch(platform, "!ping");
    Feed line = Feed.twitch(platform, "what a nice game this is");
    System.out.println("| load | events/s | p50 ms | p99 ms | CPU us/event |");
    System.out.println("|---|---|---|---|---|");
    load.burst("warm-up, api command", api, 20_000 / part);
    load.burst("warm-up, Twitch command", twitch, 5_000 / part);
    load.burst("burst, api command", api, 40_000 / part);
    load.burst("burst, Twitch command", twitch, 20_000 / part);
    load.burst("burst, Twitch line that nobody answers", line, 20_000 / part);
    load.paced("api command, 50/s", api, 500 / part, 50);
    load.paced("api command, 500/s", api, 5_000 / part, 500);
    load.paced("Twitch command, 500/s", twitch, 5_000 / part, 500);
  }

  private static void delete(Path folder) throws IOException {
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
