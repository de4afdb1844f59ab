package dev.bitbrat.supervisor;

import dev.bitbrat.supervisor.Architecture.Delivery;
import dev.bitbrat.supervisor.Architecture.Kind;
import dev.bitbrat.supervisor.Architecture.Read;
import dev.bitbrat.supervisor.Architecture.Service;
import dev.bitbrat.supervisor.Architecture.Topic;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads and checks: a name that nobody declared is an error. */
final class ArchitectureReader {
  Architecture read(String yaml) {
    YamlNode root = YamlNode.parse(yaml);
    if (root.get("version").number() != 1) throw root.get("version").expected("1");
    Set<String> topologies = new LinkedHashSet<>();
    for (YamlNode topology : root.get("topologies").list()) topologies.add(topology.text());
    Map<String, Topic> topics = root.get("topics").each(ArchitectureReader::topic);
    Set<String> secrets = root.get("secrets").each((name, node) -> node.text()).keySet();
    Delivery delivery = delivery(root.get("delivery"), topics);
    Map<String, Service> services =
        root.get("services").each((name, node) -> service(name, node, topologies, topics, secrets));
    return new Architecture(topologies, topics, delivery, services, secrets);
  }

  private static Topic topic(String name, YamlNode node) {
    return new Topic(
        name,
        node.get("key").list().stream().map(YamlNode::text).toList(),
        node.get("platform").textOrNull());
  }

  private static Delivery delivery(YamlNode node, Map<String, Topic> topics) {
    int attempts = node.get("max_delivery_attempts").number();
    if (attempts < 5 || attempts > 100) {
      throw node.get("max_delivery_attempts").expected("5 to 100, not " + attempts);
    }
    return new Delivery(node.get("dead_letter_topic").oneOf(topics.keySet()), attempts);
  }

  private static Service service(
      String name,
      YamlNode node,
      Set<String> topologies,
      Map<String, Topic> topics,
      Set<String> secrets) {
    return new Service(
        name,
        node.get("platform").textOrNull(),
        kind(node.get("kind")),
        node.get("entry_point").text(),
        node.get("topologies").names(topologies),
        reads(node.get("reads"), topics),
        node.get("publishes").names(topics.keySet()),
        node.get("secrets").names(secrets));
  }

  private static Kind kind(YamlNode node) {
    return Kind.valueOf(node.oneOf(Set.of("stage", "webhook", "api")).toUpperCase(Locale.ROOT));
  }

  private static List<Read> reads(YamlNode nodes, Map<String, Topic> topics) {
    return nodes.list().stream().map(node -> read(node, topics)).toList();
  }

  private static Read read(YamlNode node, Map<String, Topic> topics) {
    String name = node.get("topic").oneOf(topics.keySet());
    boolean ordered = node.get("ordered").flag();
    Topic topic = topics.get(name);
    if (ordered && topic != null && topic.key().isEmpty()) {
      throw new ArchitectureException(
          node.place(), "ordered, but messages of " + name + " have no key");
    }
    int deadline = node.get("ack_deadline_seconds").number();
    return new Read(name, ordered, Duration.ofSeconds(deadline));
  }
}
