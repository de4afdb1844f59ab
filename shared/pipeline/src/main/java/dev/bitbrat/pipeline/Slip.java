package dev.bitbrat.pipeline;

import dev.bitbrat.events.Candidate;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.RoutingStep;
import dev.bitbrat.events.RoutingStep.Status;
import dev.bitbrat.events.RoutingStep.StepError;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Moves an event along its routing slip. The current step is the first that is pending: a step that
 * ended, well or not, is never touched again.
 */
public final class Slip {
  private Slip() {}

  /** Where an event goes from here. */
  public sealed interface Next {
    record To(Publication publication) implements Next {}

    /** The way is over and there is nothing to send. */
    record Over(Event event) implements Next {}

    /** The way is broken: a dead letter. */
    record Nowhere(Event event, String code, String reason) implements Next {}
  }

  /** The step that the event is at, if any is left. */
  public static Optional<RoutingStep> current(Event event) {
    return event.routingSlip().stream().filter(s -> s.status() == Status.PENDING).findFirst();
  }

  /** The event with its current step ended; without one, unchanged. */
  public static Event end(
      Event event, Status status, Instant now, @Nullable StepError error, @Nullable String note) {
    return replaceCurrent(event, step -> step.ended(status, now, error, note));
  }

  /** On to the next pending step; after the last one, to the event's destination. */
  public static Next next(Event event, Instant now) {
    Event pruned = skipNeedless(event, now);
    Optional<RoutingStep> step = current(pruned);
    if (step.isEmpty()) return complete(pruned);
    String topic = step.get().nextTopic();
    if (topic == null || topic.isBlank()) {
      return new Next.Nowhere(
          pruned, "NO_TOPIC", "step " + step.get().id() + " of the routing slip names no topic");
    }
    return new Next.To(new Publication(topic, replaceCurrent(pruned, s -> s.started(now))));
  }

  /** Straight to the event's destination, past what is left of the slip. */
  public static Next complete(Event event) {
    if (!hasSomethingToSend(event)) return new Next.Over(event);
    String destination = event.egressDestination();
    if (destination == null || destination.isBlank()) {
      return new Next.Nowhere(event, "NO_DESTINATION", "the event names no egress destination");
    }
    return new Next.To(new Publication(destination, event));
  }

  /** Whether egress would find anything to do: a platform that waits wants to know in any case. */
  public static boolean hasSomethingToSend(Event event) {
    return Platform.Callback.of(event.egress().metadata()).isPresent()
        || !event.deliveries().isEmpty()
        || Candidate.best(event.candidates()).isPresent()
        || (event.message() == null
            && event.payload() != null
            && Tree.string(event.payload(), "text") != null);
  }

  /** A behaviour has answered, so a language model is not asked unless its step insists. */
  private static Event skipNeedless(Event event, Instant now) {
    if (event.deliveries().isEmpty()) return event;
    List<RoutingStep> steps = new ArrayList<>();
    for (RoutingStep step : event.routingSlip()) {
      boolean needless =
          step.status() == Status.PENDING
              && Topics.LLM.equals(step.nextTopic())
              && !"true".equals(step.attributes().get("always"));
      steps.add(needless ? step.ended(Status.SKIP, now, null, "a behaviour answered") : step);
    }
    return event.with().routingSlip(steps).build();
  }

  private static Event replaceCurrent(Event event, UnaryOperator<RoutingStep> change) {
    List<RoutingStep> steps = new ArrayList<>(event.routingSlip());
    for (int i = 0; i < steps.size(); i++) {
      if (steps.get(i).status() == Status.PENDING) {
        steps.set(i, change.apply(steps.get(i)));
        return event.with().routingSlip(steps).build();
      }
    }
    return event;
  }
}
