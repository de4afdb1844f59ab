package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.World;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Channels and addresses by name; what nobody put there does not exist. */
public record TestWorld(
    RandomGenerator chance,
    Map<String, ChannelInfo> channels,
    Map<URI, Fetched> answers,
    Map<String, Object> json)
    implements World {
  public TestWorld(RandomGenerator chance) {
    this(chance, new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  @Override
  public Optional<ChannelInfo> channel(String login) {
    return Optional.ofNullable(channels.get(login.toLowerCase(Locale.ROOT)));
  }

  @Override
  public Fetched fetch(URI uri, Duration timeout, int maxBytes) {
    return answers.getOrDefault(uri, new Fetched.Failed("nothing there"));
  }

  @Override
  public Optional<Object> json(String text) {
    return Optional.ofNullable(json.get(text));
  }
}
