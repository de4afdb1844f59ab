package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.InvalidPropertyException;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.behaviours.words.Names;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

@Implementation(
    value = "source.map",
    summary = "Values by name that stay as they are written here.")
record MapSource(
    @Property(value = "The values by their names; names compare in any case.", main = true, min = 1)
        Map<String, Object> values,
    @Property("What all of them are.") @Nullable Datatype datatype)
    implements Source {
  MapSource(Map<String, Object> values, @Nullable Datatype datatype) {
    this.values = checked(values, datatype);
    this.datatype = datatype;
  }

  private static Map<String, Object> checked(
      Map<String, Object> values, @Nullable Datatype datatype) {
    Map<String, Object> checked = new LinkedHashMap<>();
    Set<String> names = new HashSet<>();
    values.forEach(
        (name, value) -> {
          String property = "values." + name;
          if (!names.add(Names.fold(name))) {
            throw new InvalidPropertyException(property, "the name is there twice");
          }
          checked.put(name, Constants.checked(property, value, datatype));
        });
    return Collections.unmodifiableMap(checked);
  }

  @Override
  public Shape shape() {
    return Shape.MAP;
  }

  @Override
  public List<Entry> entries(Access access) {
    return values.entrySet().stream()
        .map(MapSource::entry)
        .sorted(Comparator.comparing(entry -> Names.fold(String.valueOf(entry.key()))))
        .toList();
  }

  @Override
  public Optional<Entry> find(Access access, String key) {
    String wanted = Names.fold(key);
    return values.entrySet().stream()
        .filter(value -> Names.fold(value.getKey()).equals(wanted))
        .map(MapSource::entry)
        .findFirst();
  }

  private static Entry entry(Map.Entry<String, Object> value) {
    return Entry.of(value.getValue(), 0, value.getKey());
  }
}
