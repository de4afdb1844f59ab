package dev.bitbrat.supervisor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the platform is made of: {@code architecture.yaml}, read and checked.
 *
 * @param topics by name
 * @param services by name
 * @param secrets names of all that there are
 */
public record Architecture(
    Set<String> topologies,
    Map<String, Topic> topics,
    Delivery delivery,
    Map<String, Service> services,
    Set<String> secrets) {
  private static final String FILE = "architecture.yaml";

  /**
   * @param key what a message's ordering key is made of; empty when there is no order
   * @param platform only where it is wanted; {@code null} is everywhere
   */
  public record Topic(String name, List<String> key, @Nullable String platform) {}

  /**
   * Holds for every subscription.
   *
   * @param deadLetterTopic where what cannot be delivered goes
   * @param maxAttempts before it goes there
   */
  public record Delivery(String deadLetterTopic, int maxAttempts) {}

  /**
   * A function.
   *
   * @param platform only where it is wanted; {@code null} is everywhere
   * @param entryPoint class for the Functions Framework
   * @param topologies where it is deployed
   * @param secrets names of those that it may read
   */
  public record Service(
      String name,
      @Nullable String platform,
      Kind kind,
      String entryPoint,
      Set<String> topologies,
      List<Read> reads,
      Set<String> publishes,
      Set<String> secrets) {}

  /** What calls a function. */
  public enum Kind {
    /** Pub/Sub. */
    STAGE,
    /** A platform. */
    WEBHOOK,
    /** People and programs. */
    API
  }

  /** A subscription of a function. */
  public record Read(String topic, boolean ordered, Duration ackDeadline) {}

  /** As it came with this build. */
  public static Architecture bundled() {
    try (InputStream yaml = Architecture.class.getResourceAsStream(FILE)) {
      if (yaml == null) throw new ArchitectureException(FILE, "it is not in this build");
      return parse(new String(yaml.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * @throws ArchitectureException naming the place, if it cannot be used
   */
  public static Architecture parse(String yaml) {
    return new ArchitectureReader().read(yaml);
  }

  /** Platforms that there are parts for. */
  public Set<String> platforms() {
    Set<String> platforms = new TreeSet<>();
    for (Topic topic : topics.values()) {
      if (topic.platform() != null) platforms.add(topic.platform());
    }
    return platforms;
  }

  /**
   * Without what belongs to other platforms.
   *
   * @throws ArchitectureException if there is no such platform
   */
  public Architecture with(Set<String> wanted) {
    for (String platform : wanted) {
      if (!platforms().contains(platform)) {
        throw new ArchitectureException(
            "platforms", "no " + platform + " among " + String.join(", ", platforms()));
      }
    }
    Map<String, Topic> kept = new LinkedHashMap<>();
    topics.forEach(
        (name, topic) -> {
          if (topic.platform() == null || wanted.contains(topic.platform())) kept.put(name, topic);
        });
    Map<String, Service> left = new LinkedHashMap<>();
    services.forEach(
        (name, service) -> {
          boolean stays = service.platform() == null || wanted.contains(service.platform());
          if (stays) left.put(name, among(service, kept.keySet()));
        });
    return new Architecture(topologies, kept, delivery, left, secrets);
  }

  private static Service among(Service service, Set<String> topics) {
    return new Service(
        service.name(),
        service.platform(),
        service.kind(),
        service.entryPoint(),
        service.topologies(),
        service.reads().stream().filter(read -> topics.contains(read.topic())).toList(),
        service.publishes().stream().filter(topics::contains).collect(Collectors.toSet()),
        service.secrets());
  }

  /**
   * The functions of a topology, by name.
   *
   * @throws ArchitectureException if there is no such topology
   */
  public List<Service> servicesOf(String topology) {
    if (!topologies.contains(topology)) {
      String known = topologies.stream().sorted().collect(Collectors.joining(", "));
      throw new ArchitectureException("topologies", "no " + topology + " among " + known);
    }
    return services.values().stream().filter(s -> s.topologies().contains(topology)).toList();
  }
}
