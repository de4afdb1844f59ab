package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Source;
import java.util.List;
import java.util.Optional;

@Implementation(value = "source.random", summary = "A whole number, another one each time.")
record RandomSource(
    @Property(
            value = "The least number.",
            defaultValue = "1",
            min = -1_000_000_000,
            max = 1_000_000_000)
        int min,
    @Property(
            value = "The greatest number.",
            main = true,
            min = -1_000_000_000,
            max = 1_000_000_000)
        int max)
    implements Source {
  RandomSource {
    if (min > max) throw new InvalidPropertyException("max", "expected at least " + min);
  }

  @Override
  public Shape shape() {
    return Shape.SINGLE;
  }

  @Override
  public List<Entry> entries(Access access) {
    long number = min + (long) access.world().chance().nextInt(max - min + 1);
    return List.of(Entry.of(number, 0, null));
  }

  @Override
  public Optional<Entry> find(Access access, String key) {
    return Optional.empty();
  }
}
