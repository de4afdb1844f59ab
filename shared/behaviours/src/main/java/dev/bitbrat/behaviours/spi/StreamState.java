package dev.bitbrat.behaviours.spi;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a channel's stream.
 *
 * @param offlineFor how long the channel had been offline before the event: zero if it was live,
 *     empty if it was never seen
 */
public record StreamState(
    boolean live, @Nullable String title, @Nullable String game, Optional<Duration> offlineFor) {
  public static final StreamState UNSEEN = new StreamState(false, null, null, Optional.empty());
}
