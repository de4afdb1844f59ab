package dev.bitbrat.rules;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code enrichments} of a rule document, with the defaults of what it leaves out. */
final class EnrichmentReader {
  private static final double PRIORITY = 10;
  private static final Set<String> ANNOTATION =
      Set.of(
          "id", "kind", "source", "createdAt", "confidence", "label", "value", "score", "payload");
  private static final Set<String> CANDIDATE =
      Set.of(
          "id",
          "kind",
          "source",
          "createdAt",
          "status",
          "priority",
          "confidence",
          "text",
          "format",
          "reason",
          "metadata");
  private static final Set<String> EGRESS =
      Set.of("destination", "type", "connector", "channel", "metadata");

  private EnrichmentReader() {}

  static Enrichments read(Map<String, @Nullable Object> document) throws InvalidRule {
    Map<String, @Nullable Object> given = Tree.map(document, "enrichments");
    List<Enrichments.Note> notes = new ArrayList<>();
    for (Map<String, @Nullable Object> a : Tree.maps(given, "annotations")) notes.add(note(a));
    // Older documents have them at the top.
    for (Map<String, @Nullable Object> a : Tree.maps(document, "annotations")) notes.add(note(a));
    List<Enrichments.Proposal> proposals = new ArrayList<>();
    for (Map<String, @Nullable Object> c : Tree.maps(given, "candidates")) {
      proposals.add(proposal(c));
    }
    return new Enrichments(
        template(given, "message"),
        notes,
        proposals,
        Boolean.TRUE.equals(given.get("randomCandidate")),
        given.get("egress") instanceof Map<?, ?> ? reply(Tree.map(given, "egress")) : null);
  }

  private static Enrichments.Note note(Map<String, @Nullable Object> given) throws InvalidRule {
    Annotation annotation =
        new Annotation(
            string(given, "id", ""),
            string(given, "kind", "custom"),
            string(given, "source", ""),
            Tree.string(given, "createdAt"),
            number(given, "confidence"),
            null,
            null,
            number(given, "score"),
            given.get("payload") instanceof Map<?, ?> ? Tree.map(given, "payload") : null,
            rest(given, ANNOTATION));
    return new Enrichments.Note(annotation, template(given, "label"), template(given, "value"));
  }

  private static Enrichments.Proposal proposal(Map<String, @Nullable Object> given)
      throws InvalidRule {
    Double priority = number(given, "priority");
    Candidate candidate =
        new Candidate(
            string(given, "id", ""),
            string(given, "kind", "text"),
            string(given, "source", ""),
            Tree.string(given, "createdAt"),
            string(given, "status", "proposed"),
            priority == null ? PRIORITY : priority,
            number(given, "confidence"),
            null,
            Tree.string(given, "format"),
            null,
            Tree.map(given, "metadata"),
            rest(given, CANDIDATE));
    return new Enrichments.Proposal(candidate, template(given, "text"), template(given, "reason"));
  }

  private static Enrichments.Reply reply(Map<String, @Nullable Object> given) throws InvalidRule {
    Egress egress =
        new Egress(
            Tree.string(given, "type"),
            Tree.string(given, "connector"),
            Tree.string(given, "channel"),
            Tree.map(given, "metadata"),
            rest(given, EGRESS));
    return new Enrichments.Reply(egress, template(given, "destination"));
  }

  private static @Nullable Template template(Map<String, @Nullable Object> given, String name)
      throws InvalidRule {
    String text = Tree.string(given, name);
    return text == null ? null : Template.of(text);
  }

  private static String string(Map<String, @Nullable Object> given, String name, String fallback) {
    String value = Tree.string(given, name);
    return value == null || value.isEmpty() ? fallback : value;
  }

  private static @Nullable Double number(Map<String, @Nullable Object> given, String name) {
    return given.get(name) instanceof Number n ? (Double) n.doubleValue() : null;
  }

  private static Map<String, @Nullable Object> rest(
      Map<String, @Nullable Object> given, Set<String> known) {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(given);
    rest.keySet().removeAll(known);
    return rest;
  }
}
