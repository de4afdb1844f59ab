package dev.bitbrat.pipeline;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

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

  /**
   * Those whose jars are here.
   *
   * @throws IllegalArgumentException if one cannot be set up; the message names the variable
   */
  static Platforms onBoard(Map<String, String> environment, Secrets secrets, InstantSource clock) {
    Map<String, Platform> platforms = new HashMap<>();
    for (PlatformProvider provider : ServiceLoader.load(PlatformProvider.class)) {
      Platform platform = provider.platform(environment, secrets, clock);
      platforms.put(platform.name(), platform);
    }
    return of(platforms);
  }

  /** Where these have none of a name, that of {@code others}. */
  default Platforms or(Platforms others) {
    return name -> named(name).or(() -> others.named(name));
  }
}
