package dev.bitbrat.platform.webhook;

import dev.bitbrat.events.Event;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.time.Instant;
import java.util.List;

/** How a platform signs and words its deliveries. */
public interface Protocol {
  /** Its name for people, in logs and answers. */
  String platform();

  /** A body larger than this is refused. */
  int mostBytes();

  /** Lower case, without parameters: what {@code Content-Type} must say. */
  String contentType();

  /** What whoever is not the platform gets: the status that the platform wants to see of us. */
  default int refusal() {
    return 403;
  }

  /**
   * Whether the request comes from the platform and is fresh. Says nothing of the request itself.
   *
   * @throws dev.bitbrat.pipeline.OutageException when that cannot be told now
   */
  Verdict judge(WebRequest request, Instant now);

  /**
   * Reads a genuine request.
   *
   * @throws MalformedException if it is not what the platform documents
   */
  Taken take(WebRequest request, Instant now);

  /** What became of the check. */
  sealed interface Verdict {
    record Genuine() implements Verdict {}

    /**
     * @param reason one of a few sentences of ours, nothing of the request
     */
    record Refused(String reason) implements Verdict {}

    /**
     * Nobody can tell before somebody sets it.
     *
     * @param secret its name
     */
    record Unconfigured(String secret) implements Verdict {}
  }

  /**
   * @param events to publish before the answer
   * @param response once they are published
   */
  record Taken(List<Event> events, WebResponse response) {
    public Taken {
      events = List.copyOf(events);
    }

    /** Published, and nothing to say. */
    public static Taken of(Event event) {
      return new Taken(List.of(event), WebResponse.empty(204));
    }
  }
}
