package dev.bitbrat.stages;

import dev.bitbrat.behaviours.spi.World;
import dev.bitbrat.pipeline.JsonText;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What behaviours may ask of the world. */
record Outside(RandomGenerator chance, JsonText json) implements World {
  @Override
  public Optional<ChannelInfo> channel(String login) {
    return Optional.empty();
  }

  @Override
  public Fetched fetch(URI uri, Duration timeout, int maxBytes) {
    return new Fetched.Failed("nothing is fetched here");
  }

  @Override
  public Optional<Object> json(String text) {
    try {
      return Optional.ofNullable(json.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
