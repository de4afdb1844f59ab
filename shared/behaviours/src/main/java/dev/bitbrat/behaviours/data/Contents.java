package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Source;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is in a data store, whatever the status of its records.
 *
 * @param value a JSON value: of a single store its value, of a list all values by number, of a map
 *     an object
 * @param last {@code value, number, key, modified_at, modified_by, via, status, moderated_by,
 *     moderated_at} of the record that was added last, of a map that was changed last; empty if
 *     there is none. What is unknown is left out.
 */
public record Contents(@Nullable Object value, Map<String, @Nullable Object> last) {
  public Contents(@Nullable Object value, Map<String, @Nullable Object> last) {
    this.value = Tree.copyOf(value);
    this.last = Tree.mapOf(last);
  }

  /**
   * Empty if the bot has no data store of that name.
   *
   * @param sources the bot's data stores and sources by name
   */
  public static Optional<Contents> of(
      Map<String, Source> sources, Documents documents, String name) {
    if (!(sources.get(name) instanceof Store store)) return Optional.empty();
    List<Entry> records = store.records(new Access(name, documents, new Nowhere(), Instant.EPOCH));
    return Optional.of(new Contents(value(store.shape(), records), last(store.shape(), records)));
  }

  private static @Nullable Object value(Shape shape, List<Entry> records) {
    return switch (shape) {
      case SINGLE -> records.isEmpty() ? null : records.getFirst().value();
      case LIST -> records.stream().map(Entry::value).toList();
      case MAP -> {
        Map<String, Object> values = new LinkedHashMap<>();
        records.forEach(entry -> values.put(String.valueOf(entry.key()), entry.value()));
        yield values;
      }
    };
  }

  private static Map<String, @Nullable Object> last(Shape shape, List<Entry> records) {
    Comparator<Entry> order =
        shape == Shape.MAP
            ? Comparator.comparing(Contents::modifiedAt)
            : Comparator.comparingLong(Entry::number);
    return records.stream().max(order).map(Records::fields).orElse(Map.of());
  }

  private static Instant modifiedAt(Entry entry) {
    Instant at = entry.modifiedAt();
    return at == null ? Instant.MIN : at;
  }
}
