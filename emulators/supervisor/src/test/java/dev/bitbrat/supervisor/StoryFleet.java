package dev.bitbrat.supervisor;

import dev.bitbrat.cloud.TestDoor;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.PubSubBus;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.player.Player;
import dev.bitbrat.standins.LlmStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.testdoor.Control;
import dev.bitbrat.testdoor.WalkLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The functions in processes with the test door open, and all bots in force: each story has its bot
 * and its channel.
 */
final class StoryFleet implements AutoCloseable {
  private static final String PROJECT = "split-stories";

  /** The functions that a story's events pass. */
  private static final List<String> PASSED =
      List.of(
          "twitch-webhook", "auth", "event-router", "behaviours", "egress-twitch", "persistence");

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final TwitchStandIn twitch = TwitchStandIn.start();
  private final LlmStandIn model = LlmStandIn.start();
  private final Path file;
  private final Supervisor supervisor;
  private final PubSubBus bus;
  private Control control = Control.at(Player.START);

  StoryFleet(Path home, Emulators emulators, List<Story> stories) throws InterruptedException {
    file = home.resolve("control.json");
    Map<String, String> environment = TestPlatform.environment(twitch, model);
    environment.putAll(emulators.environment());
    environment.put(TestDoor.VARIABLE, file.toString());
    control(control);
    supervisor =
        Supervisor.start(
            new Supervisor.Settings(
                home.resolve("home"), "story test", PROJECT, "split", environment, 0, false),
            line -> System.getLogger("stories").log(System.Logger.Level.INFO, line));
    // All at once: the router looks again only when time goes on.
    for (Story story : stories) supervisor.push(own(story));
    environment.put("GOOGLE_CLOUD_PROJECT", PROJECT);
    bus = new PubSubBus(GcpSettings.from(environment), new EventCodec(), clock());
  }

  /** The story's bot by the story's name, listening where no other does. */
  static Bundle own(Story story) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>(story.bot().tree());
    String name = story.name().toLowerCase(Locale.ROOT);
    tree.put("name", name);
    tree.put("contexts", List.of(Map.of("platform", "twitch", "channel", name)));
    return Bundle.of(name, tree);
  }

  Supervisor supervisor() {
    return supervisor;
  }

  TwitchStandIn twitch() {
    return twitch;
  }

  /** Where Twitch delivers to. */
  URI webhook() {
    return Objects.requireNonNull(supervisor.addresses().get("twitch-webhook"));
  }

  PubSubBus bus() {
    return bus;
  }

  InstantSource clock() {
    return () -> control.now();
  }

  Control control() {
    return control;
  }

  void control(Control other) {
    try {
      other.write(file);
      control = other;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the processes told so far, of all stories. */
  List<WalkLog.Line> walks() {
    try {
      return WalkLog.read(WalkLog.beside(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Kills what has a part in stories and waits for the processes that follow. */
  void restart() {
    int before = supervisor.restarts();
    for (String function : PASSED) {
      supervisor.process(function).orElseThrow().destroyForcibly();
    }
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (supervisor.restarts() < before + PASSED.size()) {
      if (System.nanoTime() - deadline > 0) throw new AssertionError("not all came back");
      Waiting.aMoment();
    }
  }

  @Override
  public void close() {
    supervisor.close();
    bus.close();
    twitch.close();
    model.close();
  }
}
