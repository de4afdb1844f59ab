package dev.bitbrat.stages;

import java.time.Duration;

/**
 * When a trigger wants to fire while the stream is live.
 *
 * @param trigger its uuid
 * @param every from the last firing or the start of the stream, whichever is later; at least 1 s
 * @param minLines lines of chat that must have come in since then; 0 asks for none
 */
public record Schedule(String trigger, Duration every, int minLines) {
  public Schedule {
    if (every.compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("every: " + every);
    }
    if (minLines < 0) throw new IllegalArgumentException("minLines: " + minLines);
  }
}
