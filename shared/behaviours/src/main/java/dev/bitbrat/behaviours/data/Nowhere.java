package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.World;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** For looking into data stores, which ask nothing of the world. */
record Nowhere() implements World {
  @Override
  public RandomGenerator chance() {
    throw asked();
  }

  @Override
  public Optional<ChannelInfo> channel(String login) {
    throw asked();
  }

  @Override
  public Fetched fetch(URI uri, Duration timeout, int maxBytes) {
    throw asked();
  }

  @Override
  public Optional<Object> json(String text) {
    throw asked();
  }

  private static IllegalStateException asked() {
    return new IllegalStateException("a data store asked the world for its records");
  }
}
