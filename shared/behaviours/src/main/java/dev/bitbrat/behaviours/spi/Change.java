package dev.bitbrat.behaviours.spi;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a store is written.
 *
 * @param name of the store
 * @param by login of the person; {@code null} when nobody said it
 * @param roles of the person, by wire name
 * @param via name of the behaviour, or {@code ui}
 */
public record Change(
    String name,
    Draft draft,
    World world,
    Instant now,
    @Nullable String by,
    List<String> roles,
    String via) {
  public Change {
    roles = List.copyOf(roles);
  }

  public Access access() {
    return new Access(name, draft, world, now);
  }
}
