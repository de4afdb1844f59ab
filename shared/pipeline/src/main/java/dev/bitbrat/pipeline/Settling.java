package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.TraceEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Turns a stage's decision into documents, messages and ends. */
final class Settling {
  private final String stage;
  private final Ports ports;
  private final Failures failures;

  Settling(String stage, Ports ports, Failures failures) {
    this.stage = stage;
    this.ports = ports;
    this.failures = failures;
  }

  Settlement settle(Inbound.Decoded message, Outcome outcome, Instant start) {
    Collected collected = new Collected(outcome.writes());
    switch (outcome) {
      case Outcome.Advance(var event, var status, var detail, var writes, var publications) -> {
        Event traced = traced(event, start, "advance", detail);
        Event ended = Slip.end(traced, status, ports.clock().instant(), null, detail);
        collected.place(Slip.next(ended, ports.clock().instant()), message, start);
        collected.publications.addAll(publications);
      }
      case Outcome.Complete(var event, var detail, var writes) -> {
        Event traced = traced(event, start, "complete", detail);
        Instant now = ports.clock().instant();
        Event ended = Slip.end(traced, RoutingStep.Status.OK, now, null, detail);
        collected.place(Slip.complete(ended), message, start);
      }
      case Outcome.Emit emit -> emit(emit, collected, message, start);
      case Outcome.Ignore(var reason) ->
          collected.ended.add(
              new Ended(traced(message.event(), start, "ignore", reason), End.quiet(reason)));
      case Outcome.Done(var detail, var writes) -> {}
      case Outcome.Reject(var code, var reason) ->
          collected.add(failures.deadLetter(message, code, reason, start, true));
    }
    return collected.settlement();
  }

  private void emit(
      Outcome.Emit emit, Collected collected, Inbound.Decoded message, Instant start) {
    String detail = emit.detail();
    for (Event event : emit.onward()) {
      Event traced = traced(event, start, "advance", detail);
      collected.place(Slip.next(traced, ports.clock().instant()), message, start);
    }
    for (Publication publication : emit.publications()) {
      Event traced = traced(publication.event(), start, "emit", detail);
      collected.publications.add(new Publication(publication.topic(), traced));
    }
    for (Ended ended : emit.ended()) {
      Event traced = traced(ended.event(), start, "emit", detail);
      collected.ended.add(new Ended(traced, ended.end(), ended.replies()));
    }
  }

  private Event traced(Event event, Instant start, String outcome, @Nullable String detail) {
    TraceEntry entry = new TraceEntry(stage, start, ports.clock().instant(), outcome, detail);
    return event.with().addTrace(entry).build();
  }

  private final class Collected {
    final List<Write> writes;
    final List<Publication> publications = new ArrayList<>();
    final List<Ended> ended = new ArrayList<>();

    Collected(List<Write> writes) {
      this.writes = new ArrayList<>(writes);
    }

    void place(Slip.Next next, Inbound.Decoded message, Instant start) {
      switch (next) {
        case Slip.Next.To(var publication) -> publications.add(publication);
        case Slip.Next.Over(var event) -> ended.add(new Ended(event, End.withoutWords(event)));
        case Slip.Next.Nowhere(var event, var code, var reason) ->
            add(failures.deadLetter(message.with(event), code, reason, start, true));
      }
    }

    void add(Settlement more) {
      writes.addAll(more.writes());
      publications.addAll(more.publications());
      ended.addAll(more.ended());
    }

    Settlement settlement() {
      return new Settlement(writes, publications, ended);
    }
  }
}
