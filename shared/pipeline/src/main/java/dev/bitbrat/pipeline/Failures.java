package dev.bitbrat.pipeline;

import static java.lang.System.Logger.Level.WARNING;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.EventError;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.RoutingStep.StepError;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.TraceEntry;
import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts failed attempts, and writes the dead letter after the last one. */
final class Failures {
  private static final System.Logger log = System.getLogger(Failures.class.getName());
  private static final Duration ATTEMPTS_KEPT = Duration.ofDays(2);

  private final String stage;
  private final Ports ports;

  Failures(String stage, Ports ports) {
    this.stage = stage;
    this.ports = ports;
  }

  /** Keeps a letter that stands for no readable event. */
  void keep(DeadLetter letter) {
    log.log(
        WARNING,
        "dead letter {0} at {1}: {2}: {3}",
        letter.id(),
        stage,
        letter.code(),
        letter.reason());
    ports.store().commit(List.of(letter.write()));
  }

  /** What explains itself needs no stack trace. */
  private static void warn(String what, RuntimeException failure) {
    if (failure instanceof ExplainedException && failure.getCause() == null) {
      log.log(WARNING, "{0}: {1}", what, failure.getMessage());
    } else {
      log.log(WARNING, what, failure);
    }
  }

  /**
   * Counts a failed attempt.
   *
   * @return the dead letter, when it was the last one
   * @throws RuntimeException the {@code failure}, when attempts are left
   */
  Settlement counted(Inbound.Decoded message, RuntimeException failure, Instant start) {
    Event event = message.event();
    int allowed =
        Slip.current(event).map(RoutingStep::maxAttempts).orElse(RoutingStep.DEFAULT_MAX_ATTEMPTS);
    long attempts = increment(attemptsPath(event));
    if (attempts < allowed) {
      warn("attempt " + attempts + " of " + allowed + " failed at " + stage, failure);
      throw failure;
    }
    warn("last attempt of " + allowed + " failed at " + stage, failure);
    String code = "ATTEMPTS_EXHAUSTED";
    Told told = new Told(code, reason(failure), told(failure));
    return deadLetter(message, told, start, false);
  }

  /**
   * A dead letter now. An event that has more steps goes on to them, so that a later stage may
   * still answer; else, or when {@code fatal}, it ends.
   */
  Settlement deadLetter(
      Inbound.Decoded message, String code, String reason, Instant start, boolean fatal) {
    return deadLetter(message, new Told(code, reason, reason), start, fatal);
  }

  private Settlement deadLetter(Inbound.Decoded message, Told told, Instant start, boolean fatal) {
    String code = told.code();
    String reason = told.toAll();
    Event event = message.event();
    Instant now = ports.clock().instant();
    log.log(WARNING, "dead letter at {0}: {1}: {2}", stage, code, told.toOperators());
    List<Write> writes = new ArrayList<>();
    byte[] body = ports.codec().encode(event);
    writes.add(DeadLetter.ofEvent(message, body, stage, code, told.toOperators(), now).write());
    writes.add(new Write.Delete(attemptsPath(event), Write.Condition.ANY));
    Event failed = failed(event, code, reason, start, now, fatal);
    boolean onItsSlip =
        Slip.current(event).map(s -> message.topic().equals(s.nextTopic())).orElse(false);
    if (!onItsSlip) return over(writes, message, failed, code + ": " + reason);
    Slip.Next next = fatal ? Slip.complete(failed) : Slip.next(failed, now);
    return switch (next) {
      case Slip.Next.To(var publication) -> new Settlement(writes, List.of(publication), List.of());
      case Slip.Next.Over(var end) -> over(writes, message, end, code + ": " + reason);
      case Slip.Next.Nowhere(var end, var itsCode, var itsReason) ->
          over(writes, message, end, itsCode + ": " + itsReason);
    };
  }

  /** How much is still tried for an event whose dead letter is written. */
  enum Farewell {
    /** On to its destination, with what it has to say. */
    ANSWER,
    /** It ends here, and its trace is sent to be kept. */
    TRACE,
    /** It ends here, and nothing is sent. */
    SILENCE
  }

  /** A dead letter of an event that cannot be sent as the stage wanted. */
  Settlement abandoned(Inbound.Decoded message, String code, String reason, Farewell farewell) {
    Instant now = ports.clock().instant();
    if (farewell == Farewell.ANSWER) return deadLetter(message, code, reason, now, true);
    DeadLetter letter =
        DeadLetter.ofEvent(
            message, ports.codec().encode(message.event()), stage, code, reason, now);
    Event failed = failed(message.event(), code, reason, now, now, true);
    Settlement over = over(List.of(letter.write()), message, failed, code + ": " + reason);
    return farewell == Farewell.TRACE
        ? over
        : new Settlement(over.writes(), List.of(), over.ended());
  }

  /** A dead letter of what the broker gave up on; the event ends, unless it had before. */
  Settlement givenUp(Inbound.Decoded message, boolean endedBefore) {
    DeadLetter letter = DeadLetter.ofBroker(message, ports);
    log.log(WARNING, "dead letter {0}: {1}", letter.id(), letter.reason());
    End end = End.failed(letter.code() + ": " + letter.reason());
    List<Ended> ended =
        endedBefore || message.topic().equals(Topics.FINALIZE)
            ? List.of()
            : List.of(new Ended(message.event(), end));
    return new Settlement(List.of(letter.write()), List.of(), ended);
  }

  /** The event ends as failed; its trace is kept, unless it is the keeping that failed. */
  private Settlement over(
      List<Write> writes, Inbound.Decoded message, Event failed, String detail) {
    End end = End.failed(detail);
    boolean reportedBefore = message.topic().equals(Topics.FINALIZE);
    if (reportedBefore) return new Settlement(writes, List.of(), List.of());
    return new Settlement(
        writes, List.of(Finalization.publication(failed, end)), List.of(new Ended(failed, end)));
  }

  private Event failed(
      Event event, String code, String reason, Instant start, Instant now, boolean fatal) {
    StepError error = new StepError(code, reason, false);
    return Slip.end(event, RoutingStep.Status.ERROR, now, error, null)
        .with()
        .addError(new EventError(stage, code + ": " + reason, fatal, now, Map.of()))
        .addTrace(new TraceEntry(stage, start, now, "error", code + ": " + reason))
        .build();
  }

  private long increment(DocPath path) {
    for (int round = 0; round < 20; round++) {
      Optional<Doc> before = ports.store().get(path);
      long attempts = before.map(d -> Tree.number(d.fields(), "count", 0)).orElse(0L) + 1;
      Write.Condition condition = Write.Condition.unchanged(before);
      Instant expiry = ports.clock().instant().plus(ATTEMPTS_KEPT);
      Write write = new Write.Put(path, Map.of("count", attempts), condition, expiry);
      if (ports.store().commit(List.of(write)) instanceof Store.Committed.Ok) return attempts;
    }
    throw new OutageException("could not count an attempt: " + path);
  }

  private DocPath attemptsPath(Event event) {
    return DocPath.ofBot(event, "attempts", event.key() + ':' + stage + ':' + event.stepsDone());
  }

  /** For the dead letter, which operators read. */
  private static String reason(RuntimeException failure) {
    String message = String.valueOf(failure.getMessage());
    String name = failure.getClass().getSimpleName();
    if (failure instanceof ExplainedException) return message;
    return failure.getMessage() == null ? name : name + ": " + message;
  }

  /** For the event, which whoever said the line may get to see: no internals. */
  private static String told(RuntimeException failure) {
    return failure instanceof ExplainedException
        ? String.valueOf(failure.getMessage())
        : failure.getClass().getSimpleName() + ", see the log and the dead letter";
  }

  /**
   * What is said of a failure.
   *
   * @param toAll travels on with the event: to api clients, into its trace
   */
  private record Told(String code, String toOperators, String toAll) {}
}
