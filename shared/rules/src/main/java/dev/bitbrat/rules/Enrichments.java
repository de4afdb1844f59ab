package dev.bitbrat.rules;

import dev.bitbrat.events.Annotation;
import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Egress;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule adds to an event. Ids of what has none are derived from the event's, so that a
 * redelivery adds the same.
 *
 * @param prompt the document's {@code message}: an annotation for the model, since what the user
 *     said is never replaced
 * @param pickOne whether only one of the candidates is added
 */
record Enrichments(
    @Nullable Template prompt,
    List<Note> notes,
    List<Proposal> proposals,
    boolean pickOne,
    @Nullable Reply reply) {
  Enrichments {
    notes = List.copyOf(notes);
    proposals = List.copyOf(proposals);
  }

  /** An annotation to be; an empty id, source or date is filled in. */
  record Note(Annotation annotation, @Nullable Template label, @Nullable Template value) {}

  /** A candidate to be; an empty id, source or date is filled in. */
  record Proposal(Candidate candidate, @Nullable Template text, @Nullable Template reason) {}

  /** Takes the place of the event's egress. */
  record Reply(Egress egress, @Nullable Template destination) {}

  /**
   * The event with all of it.
   *
   * @throws LogicException if a template gives too much text
   */
  Event addTo(Event event, Rule rule, Template.Scope scope, RuleContext context) {
    if (isEmpty()) return event;
    Making making = new Making(event, rule.id(), scope, Timestamps.text(context.now()));
    Event.Builder changed = event.with();
    changed.annotations(annotations(making));
    changed.candidates(candidates(making, context.picker()));
    if (reply != null) {
      changed.egress(reply.egress);
      String destination = making.render(reply.destination);
      if (destination != null) changed.egressDestination(destination);
    }
    return changed.build();
  }

  private boolean isEmpty() {
    return prompt == null && notes.isEmpty() && proposals.isEmpty() && reply == null;
  }

  private List<Annotation> annotations(Making making) {
    List<Annotation> all = new ArrayList<>(making.event.annotations());
    if (prompt != null) all.add(making.prompt(prompt));
    for (int i = 0; i < notes.size(); i++) all.add(making.annotation(notes.get(i), i));
    return all;
  }

  private List<Candidate> candidates(Making making, CandidatePicker picker) {
    List<Candidate> added = new ArrayList<>();
    for (int i = 0; i < proposals.size(); i++) added.add(making.candidate(proposals.get(i), i));
    List<Candidate> all = new ArrayList<>(making.event.candidates());
    if (pickOne && !added.isEmpty()) {
      all.add(picker.pick(making.event, making.ruleId, List.copyOf(added)));
    } else {
      all.addAll(added);
    }
    return all;
  }

  private record Making(Event event, String ruleId, Template.Scope scope, String now) {
    @Nullable String render(@Nullable Template template) {
      return template == null ? null : template.render(scope);
    }

    Annotation prompt(Template text) {
      return new Annotation(
          id("", "prompt"),
          "prompt",
          source(""),
          now,
          null,
          null,
          text.render(scope),
          null,
          null,
          Map.of());
    }

    Annotation annotation(Note note, int index) {
      Annotation a = note.annotation;
      return new Annotation(
          id(a.id(), "annotation/" + index),
          a.kind(),
          source(a.source()),
          a.createdAt() == null ? now : a.createdAt(),
          a.confidence(),
          render(note.label),
          render(note.value),
          a.score(),
          a.payload(),
          a.extra());
    }

    Candidate candidate(Proposal proposal, int index) {
      Candidate c = proposal.candidate;
      return new Candidate(
          id(c.id(), "candidate/" + index),
          c.kind(),
          source(c.source()),
          c.createdAt() == null ? now : c.createdAt(),
          c.status(),
          c.priority(),
          c.confidence(),
          render(proposal.text),
          c.format(),
          render(proposal.reason),
          c.metadata(),
          c.extra());
    }

    private String id(String given, String part) {
      if (!given.isEmpty()) return given;
      return Ids.derive(event.key(), "rule/" + ruleId + '/' + part);
    }

    private String source(String given) {
      return given.isEmpty() ? "rule:" + ruleId : given;
    }
  }
}
