package dev.bitbrat.pipeline;

import dev.bitbrat.events.Event;
import java.util.List;

/**
 * An event that ends in this run.
 *
 * @param replies for an event that came through {@code api}: what its client gets to read, appended
 *     to the client's session in the run's commit
 */
public record Ended(Event event, End end, List<SessionReply> replies) {
  public Ended {
    replies = List.copyOf(replies);
  }

  public Ended(Event event, End end) {
    this(event, end, List.of());
  }

  /**
   * @param id derived from the event
   * @param source {@code behaviour:NAME}, {@code rule:ID}, {@code llm-bot}, ...
   */
  public record SessionReply(String id, String text, String source) {}
}
