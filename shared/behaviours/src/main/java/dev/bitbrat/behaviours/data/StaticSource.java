package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Source;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "source.static",
    summary = "A list of values that stay as they are written here.")
record StaticSource(
    @Property(value = "The values, numbered from 1.", main = true, min = 1) List<Object> values,
    @Property("What all of them are.") @Nullable Datatype datatype)
    implements Source {
  StaticSource(List<Object> values, @Nullable Datatype datatype) {
    this.values =
        IntStream.range(0, values.size())
            .mapToObj(i -> Constants.checked("values[" + i + ']', values.get(i), datatype))
            .toList();
    this.datatype = datatype;
  }

  @Override
  public Shape shape() {
    return Shape.LIST;
  }

  @Override
  public List<Entry> entries(Access access) {
    return IntStream.range(0, values.size()).mapToObj(this::entry).toList();
  }

  private Entry entry(int index) {
    return Entry.of(values.get(index), index + 1L, null);
  }

  @Override
  public Optional<Entry> find(Access access, String key) {
    OptionalLong number = Keys.number(key);
    boolean there =
        number.isPresent() && number.getAsLong() >= 1 && number.getAsLong() <= values.size();
    return there ? Optional.of(entry((int) number.getAsLong() - 1)) : Optional.empty();
  }
}
