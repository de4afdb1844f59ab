package dev.bitbrat.stages;

import dev.bitbrat.behaviours.spi.UnavailableException;
import dev.bitbrat.behaviours.spi.World;
import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Fetch;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platforms;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** What behaviours may ask of the world; asked once for the same thing. Not for threads. */
final class Outside implements World {
  private final Event event;
  private final RandomGenerator chance;
  private final JsonText json;
  private final Platforms platforms;
  private final Fetch fetch;
  private final Map<String, Optional<ChannelInfo>> channels = new HashMap<>();
  private final Map<Fetch.Request, Fetched> fetched = new HashMap<>();

  Outside(Event event, RandomGenerator chance, JsonText json, Platforms platforms, Fetch fetch) {
    this.event = event;
    this.chance = chance;
    this.json = json;
    this.platforms = platforms;
    this.fetch = fetch;
  }

  @Override
  public RandomGenerator chance() {
    return chance;
  }

  @Override
  public Optional<ChannelInfo> channel(String login) {
    return channels.computeIfAbsent(login.toLowerCase(Locale.ROOT), this::lookUp);
  }

  private Optional<ChannelInfo> lookUp(String login) {
    String platform = event.origin().platform();
    if (platform == null) return Optional.empty();
    try {
      return platforms
          .named(platform)
          .flatMap(p -> p.channel(event.origin().account(), login))
          .map(Outside::info);
    } catch (OutageException e) {
      throw new UnavailableException("the platform cannot tell of a channel now", e);
    }
  }

  private static ChannelInfo info(Platform.Channel channel) {
    return new ChannelInfo(channel.login(), channel.name(), channel.game(), channel.title());
  }

  @Override
  public Fetched fetch(URI uri, Duration timeout, int maxBytes) {
    return fetched.computeIfAbsent(new Fetch.Request(uri, timeout, maxBytes), this::get);
  }

  private Fetched get(Fetch.Request request) {
    return switch (fetch.get(request)) {
      case Fetch.Fetched.Answer(int status, String body) when status >= 200 && status < 300 ->
          new Fetched.Body(body);
      case Fetch.Fetched.Answer(int status, String _) -> new Fetched.Failed("status " + status);
      case Fetch.Fetched.Failed(String reason) -> new Fetched.Failed(reason);
    };
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
