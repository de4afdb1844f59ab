package dev.bitbrat.pipeline;

import java.util.Map;
import java.util.Optional;

/** The platforms that can be sent to. */
@FunctionalInterface
public interface Platforms {
  /**
   * @param name lower case, for example {@code twitch}
   */
  Optional<Platform> named(String name);

  /** These and no others. */
  static Platforms of(Map<String, Platform> byName) {
    Map<String, Platform> platforms = Map.copyOf(byName);
    return name -> Optional.ofNullable(platforms.get(name));
  }

  /** Where these have none of a name, that of {@code others}. */
  default Platforms or(Platforms others) {
    return name -> named(name).or(() -> others.named(name));
  }
}
