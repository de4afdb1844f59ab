package dev.bitbrat.host;

import dev.bitbrat.api.Api;
import dev.bitbrat.api.Tokens;
import dev.bitbrat.config.Bundle;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.json.StrictJson;
import dev.bitbrat.local.ChainedSecrets;
import dev.bitbrat.local.Database;
import dev.bitbrat.local.EnvSecrets;
import dev.bitbrat.local.FileSecrets;
import dev.bitbrat.local.Home;
import dev.bitbrat.local.InProcessBus;
import dev.bitbrat.local.Later;
import dev.bitbrat.local.SqliteStore;
import dev.bitbrat.local.Subscription;
import dev.bitbrat.observability.LogContext;
import dev.bitbrat.observability.PrometheusMetrics;
import dev.bitbrat.pipeline.End;
import dev.bitbrat.pipeline.Inbound;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Outcomes;
import dev.bitbrat.pipeline.Pause;
import dev.bitbrat.pipeline.PipelineRunner;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.pipeline.Stage;
import dev.bitbrat.pipeline.StageRunner;
import dev.bitbrat.platform.webhook.WebhookProvider;
import dev.bitbrat.stages.BotDirectory;
import dev.bitbrat.stages.Publisher;
import dev.bitbrat.stages.Ticks;
import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebResponse;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The whole platform in this JVM, over a home directory. What was accepted and not finished when
 * the last process ended is taken up again.
 */
public final class LocalPlatform implements AutoCloseable {
  private static final String ADMIN = "broadcaster";

  private final Home home;
  private final Database database;
  private final InProcessBus bus;
  private final Ports ports;
  private final JsonText json = new StrictJson();
  private final BotDirectory bots;
  private final JdkServer server;
  private final List<Outcomes> taps = new CopyOnWriteArrayList<>();
  private final int recovered;
  private final TickThread ticks;
  private final LocalLogins logins;
  private volatile boolean hasBot;

  /**
   * Takes the home and starts everything. The server asks to come again until a bot is in force.
   *
   * @throws dev.bitbrat.local.HomeException if the home cannot be used
   * @throws dev.bitbrat.web.ServerStartException if the port is taken
   */
  public static LocalPlatform start(LocalOptions options) {
    return start(options, World.real());
  }

  /** As {@link #start(LocalOptions)}, with platforms to send to instead of ours of that name. */
  public static LocalPlatform start(LocalOptions options, List<Platform> instead) {
    return start(options, World.real().withPlatforms(instead));
  }

  /** As {@link #start(LocalOptions)}, in a world of the caller's. */
  public static LocalPlatform start(LocalOptions options, World world) {
    Home home = Home.open(options.home(), options.command(), options.clock());
    try {
      Database database = Database.open(home.database(), options.sync(), options.clock());
      try {
        return new LocalPlatform(home, database, options, world);
      } catch (RuntimeException e) {
        database.close();
        throw e;
      }
    } catch (RuntimeException e) {
      home.close();
      throw e;
    }
  }

  private LocalPlatform(Home home, Database database, LocalOptions options, World world) {
    this.home = home;
    this.database = database;
    EventCodec codec = new EventCodec();
    PrometheusMetrics metrics = new PrometheusMetrics();
    this.bus = new InProcessBus(database, codec, options.clock(), Later.system());
    this.ports =
        new Ports(
            world.store().orElseGet(() -> new SqliteStore(database)),
            bus,
            codec,
            this::ended,
            metrics,
            options.clock(),
            world.chance(),
            Pause.NONE,
            LogContext::run);
    FileSecrets file = new FileSecrets(home.secrets());
    Secrets secrets = new ChainedSecrets(List.of(new EnvSecrets(options.environment()), file));
    this.logins = new LocalLogins(options.environment(), secrets, file, ports);
    this.bots = new BotDirectory(ports.store(), ports.clock());
    subscribe(Board.stages(ports, json, bots, secrets, options, world), options.fused());
    this.hasBot = !ports.store().find(Query.all("bots", 1)).isEmpty();
    this.server = JdkServer.start(front(metrics, secrets, options.environment()), options.port());
    this.recovered = bus.recover();
    this.ticks = options.ticks() ? TickThread.start(this::tick) : TickThread.NONE;
    if (options.ticks()) logins.start();
    home.announcePort(server.port());
  }

  /** What the platform's parts are built on. */
  public Ports ports() {
    return ports;
  }

  public JsonText json() {
    return json;
  }

  /** Address of the local server. */
  public URI uri() {
    return server.uri();
  }

  /** Who is logged in where, on behalf of the bots. */
  public LocalLogins logins() {
    return logins;
  }

  /** What clients of the local server must show. */
  public String apiToken() {
    return home.apiToken();
  }

  /** How many events the last process left unfinished. */
  public int recovered() {
    return recovered;
  }

  /**
   * Puts a bundle in force, and lets the local token speak to its bot.
   *
   * @throws IllegalArgumentException if it must not be in force
   */
  public Publisher.Published.Ok push(Bundle bundle) {
    return push(bundle.name(), bundle.text());
  }

  /**
   * As {@link #push(Bundle)}.
   *
   * @param bundle the bundle's text
   */
  public Publisher.Published.Ok push(String bot, String bundle) {
    Publisher publisher = new Publisher(ports.store(), json, ports.clock());
    return switch (publisher.publish(bot, bundle, System.getProperty("user.name"))) {
      case Publisher.Published.Refused(var mistakes) ->
          throw new IllegalArgumentException(String.join("; ", mistakes));
      case Publisher.Published.Ok ok -> {
        admit(bot);
        yield ok;
      }
    };
  }

  private void admit(String bot) {
    new Tokens(ports.store()).grant(home.apiToken(), bot, System.getProperty("user.name"), ADMIN);
    bots.forget();
    hasBot = true;
  }

  /** Accepts an event as ingress does: once this returns it is not lost. */
  public void accept(Event event) {
    bus.publish(List.of(new Publication(Topics.INGRESS, event)));
  }

  /**
   * What Cloud Scheduler does every minute: fires what is due by the platform's clock. A second one
   * in the same minute is the first one again.
   */
  public void tick() {
    bus.publish(List.of(Ticks.publication(ports.clock().instant())));
  }

  /** Tells {@code tap} of every event that ends from now on; it must be quick. */
  public void onEnd(Outcomes tap) {
    taps.add(tap);
  }

  /** Waits until nothing is under way; false if that took too long. */
  public boolean awaitIdle(Duration patience) throws InterruptedException {
    return bus.awaitIdle(patience);
  }

  @Override
  public void close() {
    logins.close();
    ticks.close();
    server.close();
    bus.close();
    database.close();
    home.close();
  }

  private void ended(Event event, End end) {
    for (Outcomes tap : taps) tap.ended(event, end);
  }

  private void subscribe(Map<String, Stage> stages, boolean fused) {
    Map<String, Consumer<Inbound>> runners = new HashMap<>();
    stages.forEach((topic, stage) -> runners.put(topic, new StageRunner(stage, ports)::run));
    if (fused) {
      Map<String, Stage> walked = new HashMap<>(stages);
      walked.keySet().retainAll(Board.FUSED);
      PipelineRunner walk = new PipelineRunner(walked, ports);
      walked.keySet().forEach(topic -> runners.put(topic, walk::run));
    }
    runners.forEach(
        (topic, runner) ->
            bus.subscribe(topic, Subscription.of(Board.isOrdered(topic, fused)), runner));
  }

  /** Platforms take {@code localhost} as a redirect address without https, and no other. */
  private URI publicBase(Map<String, String> environment) {
    String named = environment.getOrDefault("OAUTH_PUBLIC_URL", "").strip();
    if (!named.isEmpty()) return URI.create(named.replaceFirst("/+$", ""));
    return URI.create("http://localhost:" + server.port());
  }

  private WebHandler front(
      PrometheusMetrics metrics, Secrets secrets, Map<String, String> environment) {
    Map<String, WebHandler> pages = new HashMap<>();
    pages.put("/v1/*", new LocalGuard(Api.handler(ports, json)));
    pages.put("/metrics", new LocalGuard(metrics.page()));
    pages.put("/healthz", request -> WebResponse.text(200, "ok\n"));
    for (WebhookProvider provider : ServiceLoader.load(WebhookProvider.class)) {
      pages.put(provider.path(), provider.handler(environment, secrets, ports));
    }
    pages.putAll(logins.pages(() -> publicBase(environment)));
    return new Front(pages, () -> hasBot);
  }
}
