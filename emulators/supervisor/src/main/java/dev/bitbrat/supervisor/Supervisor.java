package dev.bitbrat.supervisor;

import dev.bitbrat.api.Tokens;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.emulators.gcloud.Emulator;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.gcp.FirestoreStore;
import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.PubSubBus;
import dev.bitbrat.host.TickThread;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.local.ChainedSecrets;
import dev.bitbrat.local.EnvSecrets;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.local.Home;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.stages.Publisher;
import dev.bitbrat.stages.Ticks;
import dev.bitbrat.supervisor.FunctionProcess.Plan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The platform over the emulators, a process a function, until it is closed. A function that dies
 * is started again at the same address.
 */
public final class Supervisor implements AutoCloseable {
  private static final String API = "api";
  private static final String ADMIN = "broadcaster";
  private static final String PLATFORMS = "BITBRAT_PLATFORMS";

  private final Deque<Runnable> toClose = new ArrayDeque<>();
  private final Home home;
  private final FirestoreStore store;
  private final Fleet fleet;
  private final Emulators emulators;

  /**
   * @param home directory that holds the token, secrets and logs
   * @param command what the user started, shown to whoever finds the home taken
   * @param project any name: data and topics of different projects do not meet
   * @param topology {@code split} or {@code fused}
   * @param environment secrets, base URLs, emulators that run already
   * @param apiPort 0 takes any
   * @param ticks whether there is a tick every minute; else what is due waits
   */
  public record Settings(
      Path home,
      String command,
      String project,
      String topology,
      Map<String, String> environment,
      int apiPort,
      boolean ticks) {
    public Settings {
      environment = Map.copyOf(environment);
    }

    /** Those of {@code BITBRAT_PLATFORMS}, by commas; Twitch if nobody said. */
    Set<String> platforms() {
      return Arrays.stream(environment.getOrDefault(PLATFORMS, "twitch").split(","))
          .map(name -> name.strip().toLowerCase(Locale.ROOT))
          .filter(name -> !name.isEmpty())
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * Returns once everything is healthy.
   *
   * @param progress takes lines for a person; also later, when functions die
   * @throws SupervisorException if a function does not come up
   * @throws dev.bitbrat.local.HomeException if the home cannot be used
   * @throws dev.bitbrat.emulators.gcloud.EmulatorsMissingException if there are none
   */
  public static Supervisor start(Settings settings, Consumer<String> progress)
      throws InterruptedException {
    Deque<Runnable> begun = new ArrayDeque<>();
    try {
      return new Supervisor(settings, progress, begun);
    } catch (RuntimeException | Error | InterruptedException e) {
      begun.forEach(Runnable::run);
      throw e;
    }
  }

  private Supervisor(Settings settings, Consumer<String> progress, Deque<Runnable> begun)
      throws InterruptedException {
    Architecture architecture = Architecture.bundled().with(settings.platforms());
    List<Architecture.Service> services = architecture.servicesOf(settings.topology());
    int apiPort = Ports.claim(settings.apiPort());
    home = Home.open(settings.home(), settings.command(), Clock.systemUTC());
    begun.push(home::close);
    Path logs = folder(home.directory().resolve("logs"));
    emulators = emulators(settings, logs, progress, begun);
    GcpSettings gcp = gcp(settings);
    store = new FirestoreStore(gcp, () -> ThreadLocalRandom.current().nextLong());
    begun.push(store::close);
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    begun.push(client::shutdownNow);
    Map<String, String> given = new TreeMap<>(settings.environment());
    given.put(PLATFORMS, String.join(",", settings.platforms()));
    FunctionEnvironment environment =
        new FunctionEnvironment(
            settings.project(), given, emulators.environment(), secrets(settings));
    Semaphore starting = new Semaphore(Math.max(2, Runtime.getRuntime().availableProcessors()));
    List<FunctionKeeper> keepers =
        services.stream()
            .map(
                service -> {
                  boolean any = !service.name().equals(API) || settings.apiPort() == 0;
                  int port = service.name().equals(API) ? apiPort : Ports.free();
                  return new FunctionKeeper(
                      plan(service, port, environment, logs), any, starting, client, progress);
                })
            .toList();
    fleet = new Fleet(keepers, progress);
    Wiring wiring = new Wiring(architecture, gcp);
    wiring.makeTopics();
    begun.push(() -> stop(fleet));
    fleet.start();
    wiring.subscribe(fleet, emulators.pushHost());
    boolean staying = settings.environment().containsKey(Emulator.PUBSUB.variable());
    if (staying) begun.push(wiring::remove);
    if (settings.ticks()) tick(gcp, begun);
    home.announcePort(fleet.get(API).plan().port());
    toClose.addAll(begun);
  }

  /** What listens where, by name. */
  public Map<String, URI> addresses() {
    Map<String, URI> addresses = new TreeMap<>();
    for (FunctionKeeper keeper : fleet.keepers()) {
      addresses.put(keeper.plan().name(), keeper.plan().uri());
    }
    for (Emulator emulator : Emulator.values()) {
      URI uri = URI.create("http://" + emulators.address(emulator));
      addresses.put(emulator.name().toLowerCase(Locale.ROOT) + "-emulator", uri);
    }
    return addresses;
  }

  /** What the API asks for. */
  public String apiToken() {
    return home.apiToken();
  }

  /** Where the functions keep everything. */
  public Store store() {
    return store;
  }

  /** Names of the functions. */
  public Set<String> functions() {
    return fleet.keepers().stream().map(k -> k.plan().name()).collect(Collectors.toSet());
  }

  /** The process of a function that runs now, or ran last. */
  public Optional<ProcessHandle> process(String function) {
    return fleet.get(function).process();
  }

  /** How many processes died and were followed by another that answers. */
  public int restarts() {
    return fleet.keepers().stream().mapToInt(FunctionKeeper::restarts).sum();
  }

  /**
   * Puts a bundle in force, and lets the local token speak to its bot.
   *
   * @throws SupervisorException if it must not be in force
   */
  public void push(Bundle bundle) {
    String author = System.getProperty("user.name");
    Publisher publisher = new Publisher(store, new StrictJson(), InstantSource.system());
    if (publisher.publish(bundle.name(), bundle.text(), author)
        instanceof Publisher.Published.Refused(var mistakes)) {
      throw new SupervisorException(String.join("; ", mistakes));
    }
    new Tokens(store).grant(home.apiToken(), bundle.name(), author, ADMIN);
  }

  @Override
  public synchronized void close() {
    while (!toClose.isEmpty()) toClose.pop().run();
  }

  /** In place of Cloud Scheduler. */
  private static void tick(GcpSettings gcp, Deque<Runnable> begun) {
    Clock clock = Clock.systemUTC();
    PubSubBus bus = new PubSubBus(gcp, new EventCodec(), clock);
    begun.push(bus::close);
    TickThread ticks =
        TickThread.start(() -> bus.publish(List.of(Ticks.publication(clock.instant()))));
    begun.push(ticks::close);
  }

  private static Emulators emulators(
      Settings settings, Path logs, Consumer<String> progress, Deque<Runnable> begun) {
    Emulators emulators =
        Emulators.start(EnumSet.allOf(Emulator.class), settings.environment(), logs, progress);
    begun.push(emulators::close);
    return emulators;
  }

  private GcpSettings gcp(Settings settings) {
    Map<String, String> variables = new TreeMap<>(emulators.environment());
    variables.put("GOOGLE_CLOUD_PROJECT", settings.project());
    String database = settings.environment().get("FIRESTORE_DATABASE");
    if (database != null) variables.put("FIRESTORE_DATABASE", database);
    return GcpSettings.from(variables);
  }

  private Secrets secrets(Settings settings) {
    return new ChainedSecrets(
        List.of(new EnvSecrets(settings.environment()), new FileSecrets(home.secrets())));
  }

  private static Plan plan(
      Architecture.Service service, int port, FunctionEnvironment environment, Path logs) {
    Map<String, String> variables = new TreeMap<>(environment.of(service));
    // What browsers are sent back to.
    variables.putIfAbsent("OAUTH_PUBLIC_URL", "http://localhost:" + port);
    return new Plan(service.name(), service.entryPoint(), port, variables, logs);
  }

  private static void stop(Fleet fleet) {
    try {
      fleet.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Path folder(Path path) {
    try {
      return Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make " + path + ": " + e.getMessage(), e);
    }
  }
}
