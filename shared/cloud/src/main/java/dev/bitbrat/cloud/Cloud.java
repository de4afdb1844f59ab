package dev.bitbrat.cloud;

import dev.bitbrat.function.Environment;
import dev.bitbrat.function.Intake;
import dev.bitbrat.function.Startup;
import dev.bitbrat.gcp.FirestoreStore;
import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.PubSubBus;
import dev.bitbrat.gcp.SecretManagerSecrets;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.observability.LogContext;
import dev.bitbrat.observability.PrometheusMetrics;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Outcomes;
import dev.bitbrat.pipeline.PipelineRunner;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.RunScope;
import dev.bitbrat.pipeline.SecretVault;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.web.WebHandler;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What a function or process has of the cloud: built once an instance, at its start. */
public final class Cloud {
  private final Environment environment;
  private final GcpSettings settings;
  private final PrometheusMetrics metrics = new PrometheusMetrics();
  private final Optional<TestDoor.World> door;
  private final Ports ports;

  /** Whether a function keeps something. */
  private enum Keeps {
    /** Firestore's client is there from the start. */
    ALWAYS,
    /** It is made when it is needed. */
    RARELY,
    NEVER
  }

  private Cloud(Environment environment, Keeps keeps) {
    this.environment = environment;
    this.settings = GcpSettings.from(environment.asMap());
    EventCodec codec = new EventCodec();
    this.door = TestDoor.find(environment);
    InstantSource clock = door.map(TestDoor.World::clock).orElse(Clock.systemUTC());
    RandomGenerator chance = () -> ThreadLocalRandom.current().nextLong();
    Store store =
        switch (keeps) {
          case ALWAYS -> new FirestoreStore(settings, chance);
          case RARELY -> new LazyStore(() -> new FirestoreStore(settings, chance));
          case NEVER -> new NoStore();
        };
    Outcomes outcomes = new OutcomeLog();
    PubSubBus bus = new PubSubBus(settings, codec, clock);
    this.ports =
        new Ports(
            store,
            bus,
            codec,
            door.map(TestDoor.World::outcomes).map(outcomes::and).orElse(outcomes),
            metrics,
            clock,
            door.map(TestDoor.World::chance).orElse(chance),
            new Jitter(),
            door.map(TestDoor.World::scope).map(Cloud::withinLog).orElse(LogContext::run));
  }

  private static RunScope withinLog(RunScope inner) {
    return (fields, run) -> LogContext.run(fields, () -> inner.within(fields, run));
  }

  public Environment environment() {
    return environment;
  }

  public Ports ports() {
    return ports;
  }

  /**
   * What gets text from addresses that people configure.
   *
   * @param real makes it, unless a test answers in its place
   */
  public Fetch fetch(Supplier<? extends Fetch> real) {
    Optional<Fetch> canned = door.map(TestDoor.World::fetch);
    return canned.isPresent() ? canned.get() : real.get();
  }

  /** For what a process shows besides; {@link Ports#metrics} are the same. */
  public PrometheusMetrics metrics() {
    return metrics;
  }

  public JsonText json() {
    return new StrictJson();
  }

  public SecretVault secrets() {
    boolean emulated = settings.pubSubEmulator() != null;
    boolean none = emulated && settings.secretManagerEmulator() == null;
    return new CloudSecrets(
        environment.asMap(),
        () -> none ? Optional.empty() : Optional.of(new SecretManagerSecrets(settings)));
  }

  /** Those whose jars this function carries. */
  public Platforms platforms() {
    return Platforms.onBoard(environment.asMap(), secrets(), ports.clock());
  }

  /** A function that does one stage. */
  public static Intake stage(String name, String topic, Function<Cloud, Stage> wiring) {
    return intake(name, topic, cloud -> new StageRunner(wiring.apply(cloud), cloud.ports)::run);
  }

  /** A function that does several stages in one process; by topic. */
  public static Intake pipeline(
      String name, String topic, Function<Cloud, Map<String, Stage>> wiring) {
    return intake(name, topic, cloud -> new PipelineRunner(wiring.apply(cloud), cloud.ports)::run);
  }

  /** A function that answers requests. */
  public static WebHandler web(String name, Function<Cloud, WebHandler> wiring) {
    return Startup.run(name, environment -> new Cloud(environment, Keeps.ALWAYS).web(wiring));
  }

  /** A function that answers requests and keeps nothing: Firestore's client is not loaded. */
  public static WebHandler webWithoutStore(String name, Function<Cloud, WebHandler> wiring) {
    return Startup.run(name, environment -> new Cloud(environment, Keeps.NEVER).web(wiring));
  }

  /** A function that answers requests and keeps something only when things go wrong. */
  public static WebHandler webWithLazyStore(String name, Function<Cloud, WebHandler> wiring) {
    return Startup.run(name, environment -> new Cloud(environment, Keeps.RARELY).web(wiring));
  }

  /** A process of its own, which is no function and ends when it is told to. */
  public static <T> T process(String name, Function<Cloud, T> wiring) {
    return Startup.run(name, environment -> wiring.apply(new Cloud(environment, Keeps.ALWAYS)));
  }

  private WebHandler web(Function<Cloud, WebHandler> wiring) {
    return OperatorPages.before(wiring.apply(this), metrics.page(), environment);
  }

  private static Intake intake(
      String name, String topic, Function<Cloud, Consumer<Inbound>> wiring) {
    return Startup.run(
        name,
        environment -> {
          Cloud cloud = new Cloud(environment, Keeps.ALWAYS);
          return new Intake(
              topic, cloud.ports.codec(), wiring.apply(cloud), Optional.of(cloud.metrics.page()));
        });
  }
}
