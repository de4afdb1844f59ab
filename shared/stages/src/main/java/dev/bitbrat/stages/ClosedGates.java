package dev.bitbrat.stages;

import dev.bitbrat.pipeline.DocPath;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Timers that need no line now, remembered for some seconds: enough to make a busy chat cheap, and
 * short enough that nobody notices a start or a firing elsewhere a little later.
 */
final class ClosedGates {
  private static final Duration REMEMBERED = Duration.ofSeconds(10);
  private static final int MOST = 10_000;

  private final Map<DocPath, Closed> gates = new ConcurrentHashMap<>();

  /**
   * @param by the line that closed it, if it was one of ours
   */
  private record Closed(Instant until, @Nullable String by) {}

  boolean isClosed(DocPath path, Instant now) {
    Closed gate = gates.get(path);
    return gate != null && gate.until().isAfter(now);
  }

  /** A redelivery of that line, whose wake may have been lost. */
  boolean isClosedBy(DocPath path, String lineId) {
    Closed gate = gates.get(path);
    return gate != null && lineId.equals(gate.by());
  }

  /** Until the next whole minute at the latest: then it may fire. */
  void close(DocPath path, Instant now, @Nullable String by) {
    if (gates.size() >= MOST) gates.clear();
    Instant soon = now.plus(REMEMBERED);
    Instant tick = TimerTimes.minute(now).plus(Duration.ofMinutes(1));
    gates.put(path, new Closed(soon.isBefore(tick) ? soon : tick, by));
  }

  void open(DocPath path) {
    gates.remove(path);
  }
}
