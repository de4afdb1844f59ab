package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Walks an event's whole way in one process: what a stage sends to a topic whose stage is on board
 * is handled at once, and only the rest is published.
 *
 * <p>When a stage throws, the message that came in is asked for again and the walk starts over; the
 * claims of the stages that wrote something make that safe.
 */
public final class PipelineRunner {
  private static final ScopedValue<Deque<Inbound>> WALKING = ScopedValue.newInstance();

  private final Map<String, StageRunner> onBoard;

  /** Keeps what the broker gave up on, also when its stage is not on board. */
  private final StageRunner anyRunner;

  /**
   * @param stages topic to the stage that reads it
   * @param ports its bus takes what leaves the process
   */
  public PipelineRunner(Map<String, Stage> stages, Ports ports) {
    Function<Stage, StageRunner> runner =
        stage -> new StageRunner(stage, ports.withBus(new WalkingBus(ports.bus())));
    this.onBoard =
        stages.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(Map.Entry::getKey, e -> runner.apply(e.getValue())));
    this.anyRunner = onBoard.values().iterator().next();
  }

  /** As {@link StageRunner#run}, for the stage that reads the message's topic and all after it. */
  public void run(Inbound inbound) {
    Deque<Inbound> queue = new ArrayDeque<>();
    queue.add(inbound);
    ScopedValue.where(WALKING, queue).run(() -> walk(queue));
  }

  /** What fails does not keep the rest from its end: another bot's send must be recorded. */
  private void walk(Deque<Inbound> queue) {
    List<RuntimeException> failures = new ArrayList<>();
    for (Inbound next = queue.poll(); next != null; next = queue.poll()) {
      try {
        step(next);
      } catch (RuntimeException e) {
        failures.add(e);
      }
    }
    if (failures.isEmpty()) return;
    RuntimeException first = failures.removeFirst();
    failures.forEach(first::addSuppressed);
    throw first;
  }

  private void step(Inbound next) {
    StageRunner runner = DeadLetter.isOfBroker(next) ? anyRunner : onBoard.get(next.topic());
    if (runner == null) throw new NoSuchTopicException(next.topic());
    runner.run(next);
  }

  private final class WalkingBus implements EventBus {
    private final EventBus outside;

    WalkingBus(EventBus outside) {
      this.outside = outside;
    }

    @Override
    public void publish(List<Publication> publications) {
      Deque<Inbound> queue = WALKING.isBound() ? WALKING.get() : null;
      List<Publication> leaving = new ArrayList<>();
      for (Publication publication : publications) {
        if (queue != null && onBoard.containsKey(publication.topic())) {
          queue.add(inbound(publication));
        } else {
          leaving.add(publication);
        }
      }
      if (!leaving.isEmpty()) outside.publish(leaving);
    }

    @Override
    public void republish(RawMessage message) {
      outside.republish(message);
    }

    private static Inbound inbound(Publication publication) {
      Event event = publication.event();
      return new Inbound.Decoded(
          publication.topic(),
          event,
          Map.of("ce-id", publication.id(), "ce-correlationid", event.correlationId()));
    }
  }
}
