package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.behaviours.spi.World;
import dev.bitbrat.behaviours.words.ChatText;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Whatever goes wrong, there is no value then. */
@Implementation(value = "source.http", summary = "A value that another server answers with.")
record HttpSource(
    @Property(value = "The address to ask.", main = true) URI url,
    @Property(
            "Where the value stands in a JSON answer, for example 0.url; without it the whole"
                + " answer is the value.")
        @Nullable String path,
    @Property(value = "How long to wait.", defaultValue = "PT2S", min = 1, max = 10)
        Duration timeout,
    @Property(
            value = "How many bytes the answer may have.",
            defaultValue = "65536",
            min = 1,
            max = 1_048_576)
        int maxBytes)
    implements Source {
  @Override
  public Shape shape() {
    return Shape.SINGLE;
  }

  @Override
  public List<Entry> entries(Access access) {
    World world = access.world();
    return switch (world.fetch(url, timeout, maxBytes)) {
      case World.Fetched.Body(String text) ->
          value(world, text).map(value -> Entry.of(value, 0, null)).stream().toList();
      case World.Fetched.Failed _ -> List.of();
    };
  }

  @Override
  public Optional<Entry> find(Access access, String key) {
    return Optional.empty();
  }

  private Optional<Object> value(World world, String body) {
    String at = path;
    if (at == null)
      return Optional.of(body.strip()).filter(text -> !ChatText.isBlank(text)).map(t -> t);
    Object value = world.json(body).orElse(null);
    for (String step : at.split("\\.", -1)) value = step(value, step);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? Optional.of(value)
        : Optional.empty();
  }

  private static @Nullable Object step(@Nullable Object value, String step) {
    return switch (value) {
      case Map<?, ?> map -> map.get(step);
      case List<?> list -> {
        OptionalLong index = Keys.number(step);
        boolean there = index.isPresent() && index.getAsLong() < list.size();
        yield there ? list.get((int) index.getAsLong()) : null;
      }
      case null, default -> null;
    };
  }
}
