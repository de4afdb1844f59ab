package dev.bitbrat.stages;

import dev.bitbrat.behaviours.spi.World;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What behaviours may ask of the world. */
record Outside(RandomGenerator chance) implements World {
  @Override
  public Optional<ChannelInfo> channel(String login) {
    return Optional.empty();
  }

  @Override
  public Fetched fetch(URI uri, Duration timeout, int maxBytes) {
    return new Fetched.Failed("nothing is fetched here");
  }
}
