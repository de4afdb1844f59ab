package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.BoundSource;
import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Moment;
import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.behaviours.spi.StreamState;
import dev.bitbrat.behaviours.spi.World;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.events.Event;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An event with everything as it was before it. */
class View implements Moment {
  private final BotConfig config;
  private final Event event;
  private final Surroundings surroundings;
  private final List<String> words;
  private @Nullable StreamState stream;

  View(BotConfig config, Event event, Surroundings surroundings) {
    this.config = config;
    this.event = event;
    this.surroundings = surroundings;
    this.words = ChatText.words(event.text());
  }

  View(View other) {
    this.config = other.config;
    this.event = other.event;
    this.surroundings = other.surroundings;
    this.words = other.words;
    this.stream = other.stream;
  }

  @Override
  public Event event() {
    return event;
  }

  @Override
  public Instant now() {
    return surroundings.now();
  }

  @Override
  public String sigil() {
    return config.sigil();
  }

  @Override
  public List<String> words() {
    return words;
  }

  @Override
  public StreamState stream() {
    StreamState known = stream;
    if (known == null) {
      known = Streams.stateAt(event, surroundings.documents(), now());
      stream = known;
    }
    return known;
  }

  @Override
  public Optional<Duration> silence() {
    return Activity.silence(event);
  }

  @Override
  public Optional<BoundSource> source(String name) {
    Source source = config.sources().get(name);
    if (source == null) return Optional.empty();
    return Optional.of(new BoundSource(source, new Access(name, documents(), world(), now())));
  }

  @Override
  public Documents documents() {
    return surroundings.documents();
  }

  @Override
  public World world() {
    return surroundings.world();
  }

  @Override
  public Map<String, Map<String, String>> state() {
    return Map.of();
  }

  final BotConfig config() {
    return config;
  }
}
