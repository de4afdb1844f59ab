package dev.bitbrat.rules;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Origin;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Events and rules for tests. */
final class Samples {
  static final Instant NOW = Instant.parse("2026-01-30T00:00:00Z");
  static final RuleContext CONTEXT =
      new RuleContext("!", "Test Bot", "TestBot", NOW, (event, rule, all) -> all.getLast());

  private Samples() {}

  /** A line that alice of #general wrote. */
  static Event line(String text) {
    return Event.of("chat.message.v1", "c-1")
        .source("ingress.twitch")
        .egressDestination("internal.egress.v1")
        .origin(Origin.of(NOW, "twitch", "#general"))
        .identity(
            new Identity(
                new Identity.External("u1", "twitch", "alice", "Alice", List.of("moderator")),
                new Identity.User(
                    "twitch:u1", "Alice", List.of("moderator"), null, null, List.of(), Map.of()),
                null,
                Map.of()))
        .message(Message.user("m1", text))
        .build();
  }

  static RuleDocument document(String json) {
    if (!(Json.parse(json) instanceof Map<?, ?> map)) throw new IllegalArgumentException(json);
    return RuleDocument.read("unnamed", Tree.mapOf(map), Json::parse);
  }

  /** Rules with ids and priorities 0, 1, ... from their logic. */
  static RuleSet rules(String... logic) {
    List<RuleDocument> documents = new ArrayList<>();
    for (int i = 0; i < logic.length; i++) {
      documents.add(
          document(
              """
              {"id": "r%d", "enabled": true, "priority": %d, "logic": %s}\
              """
                  .formatted(i, i, logic[i])));
    }
    return RuleSet.of(documents);
  }

  /** The event of a tree in the form of the reference vectors. */
  static Event event(Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> ingress = Tree.map(tree, "ingress");
    Map<String, @Nullable Object> egress = Tree.map(tree, "egress");
    return Event.of(text(tree, "type"), text(tree, "correlationId"))
        .traceId(Tree.string(tree, "traceId"))
        .source(Tree.string(ingress, "source"))
        .egressDestination(Tree.string(egress, "destination"))
        .origin(
            new Origin(
                Instant.parse(text(ingress, "ingressAt")),
                Tree.string(ingress, "connector"),
                null,
                Tree.string(ingress, "channel"),
                null,
                Map.of()))
        .egress(
            new Egress(
                Tree.string(egress, "type"),
                Tree.string(egress, "connector"),
                null,
                Map.of(),
                Map.of()))
        .identity(identity(Tree.map(tree, "identity")))
        .message(message(Tree.map(tree, "message")))
        .annotations(Tree.maps(tree, "annotations").stream().map(Samples::annotation).toList())
        .candidates(Tree.maps(tree, "candidates").stream().map(Samples::candidate).toList())
        .routingSlip(Tree.maps(tree, "routingSlip").stream().map(Samples::step).toList())
        .build();
  }

  private static Identity identity(Map<String, @Nullable Object> tree) {
    Map<String, @Nullable Object> external = Tree.map(tree, "external");
    Map<String, @Nullable Object> user = Tree.map(tree, "user");
    return new Identity(
        new Identity.External(
            text(external, "id"),
            text(external, "platform"),
            null,
            Tree.string(external, "displayName"),
            List.of()),
        new Identity.User(
            text(user, "id"),
            Tree.string(user, "displayName"),
            Tree.strings(user, "roles"),
            null,
            null,
            Tree.strings(user, "tags"),
            Map.of()),
        Tree.map(tree, "auth"),
        Map.of());
  }

  private static Message message(Map<String, @Nullable Object> tree) {
    return new Message(
        text(tree, "id"),
        text(tree, "role"),
        Tree.string(tree, "text"),
        null,
        Tree.map(tree, "rawPlatformPayload"),
        Map.of());
  }

  private static Annotation annotation(Map<String, @Nullable Object> tree) {
    return new Annotation(
        text(tree, "id"),
        text(tree, "kind"),
        text(tree, "source"),
        Tree.string(tree, "createdAt"),
        null,
        Tree.string(tree, "label"),
        Tree.string(tree, "value"),
        null,
        Tree.map(tree, "payload"),
        Map.of());
  }

  private static Candidate candidate(Map<String, @Nullable Object> tree) {
    return Candidate.text(
        text(tree, "id"),
        text(tree, "source"),
        (double) Tree.number(tree, "priority", 10),
        text(tree, "text"));
  }

  private static RoutingStep step(Map<String, @Nullable Object> tree) {
    return new RoutingStep(
        text(tree, "id"),
        "2",
        RoutingStep.Status.valueOf(text(tree, "status")),
        0,
        3,
        Tree.string(tree, "nextTopic"),
        Map.of(),
        null,
        null,
        null,
        null,
        Map.of());
  }

  private static String text(Map<String, @Nullable Object> tree, String key) {
    String text = Tree.string(tree, key);
    if (text == null) throw new IllegalArgumentException("no " + key + " in " + tree);
    return text;
  }
}
