package dev.bitbrat.platform.places;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Ids of the channels that somebody named without theirs. The platform is asked for each once in a
 * while: a name is another's only after months.
 */
public final class ChannelIds {
  private static final Duration KEPT = Duration.ofHours(1);

  /** A channel that there is none of may be made. */
  private static final Duration KEPT_WITHOUT = Duration.ofMinutes(1);

  private static final int MOST = 1_000;

  private final Lookup lookup;
  private final InstantSource clock;
  private final Map<Name, Found> found =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Name, Found> eldest) {
          return size() > MOST;
        }
      };

  public ChannelIds(Lookup lookup, InstantSource clock) {
    this.lookup = lookup;
    this.clock = clock;
  }

  /** Asks the platform; empty if it has no such channel. */
  @FunctionalInterface
  public interface Lookup {
    /**
     * @throws dev.bitbrat.pipeline.OutageException when nobody can tell now
     * @throws dev.bitbrat.pipeline.ExplainedException before a person sets something right
     */
    Optional<String> id(String bot, String login);
  }

  private record Name(String bot, String login) {}

  private record Found(Optional<String> id, Instant until) {}

  /**
   * @param id goes before the name; {@code null} if only that is known
   * @param name a leading {@code #} or {@code @} and its case do not count
   * @return empty if there is neither, or no channel of that name
   */
  public Optional<String> of(String bot, @Nullable String id, @Nullable String name) {
    if (id != null) return Optional.of(id);
    if (name == null || name.isBlank()) return Optional.empty();
    String login = name.strip().replaceFirst("^[#@]", "").toLowerCase(Locale.ROOT);
    return of(new Name(bot, login));
  }

  private Optional<String> of(Name name) {
    Instant now = clock.instant();
    synchronized (found) {
      Found known = found.get(name);
      if (known != null && now.isBefore(known.until())) return known.id();
    }
    Optional<String> id = lookup.id(name.bot(), name.login());
    synchronized (found) {
      found.put(name, new Found(id, now.plus(id.isPresent() ? KEPT : KEPT_WITHOUT)));
    }
    return id;
  }
}
