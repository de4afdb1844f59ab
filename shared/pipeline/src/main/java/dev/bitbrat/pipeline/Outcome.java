package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.RoutingStep;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a stage decided. Decisions are values; exceptions are left for what a retry may cure. */
public sealed interface Outcome {
  /** Documents to write in the run's one commit. Any write makes the run claim its event. */
  default List<Write> writes() {
    return List.of();
  }

  /** In one line for a person: shown in the trace. */
  @Nullable String detail();

  /**
   * The current step of the slip is over with {@code status}; on to the next one.
   *
   * @param publications other events, for a topic that the stage names itself
   */
  record Advance(
      Event event,
      RoutingStep.Status status,
      @Nullable String detail,
      List<Write> writes,
      List<Publication> publications)
      implements Outcome {
    public Advance {
      writes = List.copyOf(writes);
      publications = List.copyOf(publications);
    }

    public Advance(
        Event event, RoutingStep.Status status, @Nullable String detail, List<Write> writes) {
      this(event, status, detail, writes, List.of());
    }

    public Advance(Event event, @Nullable String detail) {
      this(event, RoutingStep.Status.OK, detail, List.of());
    }

    public static Advance skip(Event event, String why) {
      return new Advance(event, RoutingStep.Status.SKIP, why, List.of());
    }
  }

  /** Leave out the rest of the slip; straight to the event's destination. */
  record Complete(Event event, @Nullable String detail, List<Write> writes) implements Outcome {
    public Complete {
      writes = List.copyOf(writes);
    }
  }

  /**
   * Several things at once.
   *
   * @param onward events to send to the next step of their slip
   * @param publications events for a topic that the stage names itself
   * @param ended events that end here
   */
  record Emit(
      List<Event> onward,
      List<Publication> publications,
      List<Ended> ended,
      @Nullable String detail,
      List<Write> writes)
      implements Outcome {
    public Emit {
      onward = List.copyOf(onward);
      publications = List.copyOf(publications);
      ended = List.copyOf(ended);
      writes = List.copyOf(writes);
    }

    public static Emit to(String topic, Event event, @Nullable String detail) {
      return new Emit(
          List.of(), List.of(new Publication(topic, event)), List.of(), detail, List.of());
    }
  }

  /** Nothing to say, and that is normal: the event ends quietly. */
  record Ignore(String reason) implements Outcome {
    @Override
    public String detail() {
      return reason;
    }
  }

  /** Handled; the end of this event has been reported before. */
  record Done(@Nullable String detail, List<Write> writes) implements Outcome {
    public Done {
      writes = List.copyOf(writes);
    }
  }

  /**
   * Nothing a retry can cure: a dead letter, and the event ends as failed.
   *
   * @param code for example {@code NO_DESTINATION}
   */
  record Reject(String code, String reason) implements Outcome {
    @Override
    public String detail() {
      return code + ": " + reason;
    }
  }
}
