package dev.bitbrat.host;

import dev.bitbrat.fetch.LazyFetch;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import dev.bitbrat.pipeline.Store;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * What surrounds the platform, so that a test can bring a world of its own. The clock is in {@link
 * LocalOptions}.
 *
 * @param chance what is random is drawn from here
 * @param platforms to send to; where it has none of a name, ours of that name
 * @param fetch gets what sources over HTTP ask for
 * @param store in place of the home's documents
 */
public record World(
    RandomGenerator chance, Platforms platforms, Fetch fetch, Optional<Store> store) {
  /** The real one. */
  public static World real() {
    RandomGenerator chance = () -> ThreadLocalRandom.current().nextLong();
    return new World(chance, name -> Optional.empty(), new LazyFetch(), Optional.empty());
  }

  World withPlatforms(List<Platform> instead) {
    Platforms these =
        name -> instead.stream().filter(platform -> platform.name().equals(name)).findFirst();
    return new World(chance, these, fetch, store);
  }
}
