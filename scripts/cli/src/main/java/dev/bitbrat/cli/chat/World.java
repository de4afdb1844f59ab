package dev.bitbrat.cli.chat;

import dev.bitbrat.host.AdjustableClock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What surrounds the bot at a prompt: the time, and the stream as transcripts set it. */
final class World {
  private final AdjustableClock clock;
  private final Map<String, @Nullable Object> stream = new LinkedHashMap<>();

  World(AdjustableClock clock) {
    this.clock = clock;
  }

  void advance(Duration by) {
    clock.advance(by);
  }

  void live(boolean on) {
    stream.put("live", on);
  }

  void game(String name) {
    stream.put("game", name);
  }

  /** For the events' metadata; empty until something was set. */
  Map<String, @Nullable Object> stream() {
    return stream;
  }
}
