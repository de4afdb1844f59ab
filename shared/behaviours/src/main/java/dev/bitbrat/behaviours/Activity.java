package dev.bitbrat.behaviours;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Tree;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the router notes on an event about the time before it: {@code metadata.activity.silence},
 * how long the person had been silent ({@code never} if they were not seen before).
 */
public final class Activity {
  private static final String FIELD = "activity";
  private static final String SILENCE = "silence";
  private static final String NEVER = "never";

  private Activity() {}

  /**
   * Notes how long the person had been silent.
   *
   * @param silence empty if they were not seen before
   */
  public static Event note(Event event, Optional<Duration> silence) {
    return event
        .with()
        .metadata(FIELD, Map.of(SILENCE, silence.map(Duration::toString).orElse(NEVER)))
        .build();
  }

  /** Whether the person had been silent for longer than {@code idle}, or was never seen. */
  static boolean isArrival(Event event, Duration idle) {
    String silence = silenceText(event);
    if (silence == null) return false;
    return silence(event).map(s -> s.compareTo(idle) > 0).orElse(silence.equals(NEVER));
  }

  /** How long the person had been silent; empty if they were not seen before, or nobody looked. */
  static Optional<Duration> silence(Event event) {
    String silence = silenceText(event);
    if (silence == null || silence.equals(NEVER)) return Optional.empty();
    try {
      return Optional.of(Duration.parse(silence));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static @Nullable String silenceText(Event event) {
    Map<String, @Nullable Object> activity = Tree.map(event.metadata(), FIELD);
    return Tree.string(activity, SILENCE);
  }
}
