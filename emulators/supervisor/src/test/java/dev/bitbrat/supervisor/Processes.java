package dev.bitbrat.supervisor;

import dev.bitbrat.api.Tokens;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.PubSubBus;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.EventBus;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.standins.LlmStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A topology in processes, over the emulators. */
record Processes(
    Supervisor supervisor,
    PubSubBus bus,
    Duplicates duplicates,
    TwitchStandIn twitch,
    LlmStandIn model)
    implements TestPlatform {
  static Processes start(String topology, Path home, Emulators emulators)
      throws InterruptedException {
    TwitchStandIn twitch = TwitchStandIn.start();
    LlmStandIn model = LlmStandIn.start();
    Map<String, String> environment = TestPlatform.environment(twitch, model);
    environment.putAll(emulators.environment());
    Supervisor supervisor =
        Supervisor.start(
            new Supervisor.Settings(
                home, "scenario test", "scenario-" + topology, topology, environment, 0, false),
            line -> System.getLogger("scenario").log(System.Logger.Level.INFO, line));
    Bundle bot = TestPlatform.bot();
    supervisor.push(bot);
    new Tokens(supervisor.store()).grant(VIEWER_TOKEN, bot.name(), "viewer", "everyone");
    environment.put("GOOGLE_CLOUD_PROJECT", "scenario-" + topology);
    PubSubBus bus =
        new PubSubBus(GcpSettings.from(environment), new EventCodec(), Clock.systemUTC());
    Duplicates duplicates =
        new Duplicates(
            Architecture.bundled().with(Set.of("twitch")).servicesOf(topology),
            supervisor.addresses(),
            emulators.pushHost(),
            GcpSettings.from(environment));
    return new Processes(supervisor, bus, duplicates, twitch, model);
  }

  @Override
  public URI api() {
    return address("api");
  }

  @Override
  public URI webhook() {
    return address("twitch-webhook");
  }

  @Override
  public String token() {
    return supervisor.apiToken();
  }

  @Override
  public Store store() {
    return supervisor.store();
  }

  @Override
  public void publishRaw(String topic, String id, byte[] body) {
    Map<String, String> attributes = Map.of("ce-id", id, "ce-topic", topic);
    bus.republish(new EventBus.RawMessage(topic, attributes, body, null));
  }

  @Override
  public Set<String> processes() {
    return supervisor.functions();
  }

  @Override
  public boolean kill(String process) {
    Optional<ProcessHandle> running = supervisor.process(process).filter(ProcessHandle::isAlive);
    running.ifPresent(ProcessHandle::destroyForcibly);
    return running.isPresent();
  }

  @Override
  public int restarts() {
    return supervisor.restarts();
  }

  @Override
  public AutoCloseable deliverTwice() {
    return duplicates.start();
  }

  @Override
  public void close() {
    supervisor.close();
    bus.close();
    twitch.close();
    model.close();
  }

  private URI address(String function) {
    return Objects.requireNonNull(supervisor.addresses().get(function));
  }
}
