package dev.bitbrat.functions.socketgateway;

import dev.bitbrat.cloud.Cloud;
import dev.bitbrat.function.ConfigurationException;
import dev.bitbrat.function.Environment;
import dev.bitbrat.gateway.CloudRunPool;
import dev.bitbrat.gateway.Gateway;
import dev.bitbrat.gateway.GatewayPages;
import dev.bitbrat.gateway.GatewaySwitch;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.web.JdkServer;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Entry point of the container: holds the sockets of the platforms that want one.
 *
 * <p>Environment, besides what every function has and what the sources read: {@code PORT} (8080),
 * {@code GATEWAY_SLEEP} (false), {@code GATEWAY_IDLE} (30m), {@code GATEWAY_POOL} (the worker pool
 * that it runs in).
 */
public final class SocketGateway implements AutoCloseable {
  private static final Duration IDLE = Duration.ofMinutes(30);

  private final Gateway gateway;
  private final JdkServer server;

  private SocketGateway(Gateway gateway, JdkServer server) {
    this.gateway = gateway;
    this.server = server;
  }

  /** Runs until the process is told to end. */
  public static void main(String[] args) {
    System.setProperty(KeptLogs.PROPERTY, KeptLogs.class.getName());
    SocketGateway process = Cloud.process("socket-gateway", SocketGateway::start);
    Runtime.getRuntime().addShutdownHook(new Thread(process::close, "ending"));
  }

  static SocketGateway start(Cloud cloud) {
    Environment environment = cloud.environment();
    Setting setting = setting(cloud);
    List<SourceProvider> providers =
        ServiceLoader.load(SourceProvider.class).stream().map(ServiceLoader.Provider::get).toList();
    checked(providers, setting);
    Gateway gateway =
        Gateway.start(
            new Gateway.Setup(
                UUID.randomUUID().toString(),
                cloud.ports().store(),
                cloud.ports().bus(),
                cloud.ports().metrics(),
                cloud.ports().clock(),
                () -> providers.stream().flatMap(p -> p.sources(setting).stream()).toList(),
                sleep(environment)));
    gauges(cloud, gateway);
    int port = environment.integer("PORT", 8080, 0, 65535);
    GatewayPages pages = new GatewayPages(gateway, cloud.metrics().page());
    JdkServer server = JdkServer.start(pages, new InetSocketAddress(port), Duration.ofMillis(200));
    System.getLogger(SocketGateway.class.getName())
        .log(Level.INFO, "answers on port {0}", Integer.toString(server.port()));
    return new SocketGateway(gateway, server);
  }

  /** Within the 10 s that Cloud Run gives. */
  @Override
  public void close() {
    gateway.close();
    server.close();
  }

  private static Setting setting(Cloud cloud) {
    System.Logger log = System.getLogger(SocketGateway.class.getName());
    return new Setting(
        cloud.environment().asMap(),
        cloud.secrets(),
        cloud.ports().clock(),
        cloud.ports().chance(),
        sentence -> log.log(Level.INFO, sentence),
        Optional.of(new Alarms(cloud.ports().store(), cloud.ports().clock())));
  }

  /** What is not understood is said at the start, and not when the lease is first ours. */
  private static void checked(List<SourceProvider> providers, Setting setting) {
    try {
      providers.forEach(provider -> provider.sources(setting));
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    } catch (OutageException e) {
      // It is asked again when there is something to listen to.
      System.getLogger(SocketGateway.class.getName()).log(Level.WARNING, e.getMessage());
    }
  }

  private static Optional<Gateway.Sleep> sleep(Environment environment) {
    if (!environment.flag("GATEWAY_SLEEP")) return Optional.empty();
    GatewaySwitch power =
        environment
            .find(CloudRunPool.VARIABLE)
            .map(name -> pool(name, environment))
            .orElse(GatewaySwitch.LOCAL);
    return Optional.of(new Gateway.Sleep(power, environment.duration("GATEWAY_IDLE", IDLE)));
  }

  private static GatewaySwitch pool(String name, Environment environment) {
    try {
      return CloudRunPool.of(name, environment.asMap());
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(String.valueOf(e.getMessage()));
    }
  }

  private static void gauges(Cloud cloud, Gateway gateway) {
    var metrics = cloud.metrics();
    metrics.gauge(
        "gateway_leader",
        "Whether this process holds the lease.",
        () -> gateway.role() == Gateway.Role.LEADER ? 1 : 0);
    metrics.gauge(
        "gateway_source_up", "Whether a source listens.", "source", () -> up(gateway.sources()));
    metrics.gauge(
        "gateway_waiting_events", "Events heard that the bus does not have yet.", gateway::waiting);
    metrics.gauge("gateway_lost_events", "Events heard that were given up.", gateway::lost);
  }

  private static Map<String, Double> up(Map<String, Source.State> sources) {
    return sources.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, s -> s.getValue() == Source.State.LISTENING ? 1.0 : 0.0));
  }
}
