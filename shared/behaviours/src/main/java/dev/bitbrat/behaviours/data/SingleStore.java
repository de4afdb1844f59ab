package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Change;
import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Entry.Status;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Store;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One document: {@code data/{name}}. */
@Implementation(value = "store.single", summary = "Keeps one value, such as a counter.")
record SingleStore(
    @Property(value = "What the value is.", defaultValue = "string") Datatype datatype,
    @Property(
            value = "The value as long as nobody wrote one, and once it is cleared.",
            name = "default")
        @Nullable Object initial)
    implements Store {
  SingleStore(Datatype datatype, @Nullable Object initial) {
    this.datatype = datatype;
    this.initial = initial == null ? null : Constants.checked("default", initial, datatype);
  }

  @Override
  public Shape shape() {
    return Shape.SINGLE;
  }

  @Override
  public List<Entry> entries(Access access) {
    return current(access.documents(), access.name()).stream().toList();
  }

  @Override
  public List<Entry> records(Access access) {
    return entries(access);
  }

  /** There is nothing in it that has a name. */
  @Override
  public Optional<Entry> find(Access access, String key) {
    return Optional.empty();
  }

  private Optional<Entry> current(Documents documents, String name) {
    return Records.entry(documents.get(Records.path(documents, name)))
        .or(() -> Optional.ofNullable(initial).map(value -> Entry.of(value, 0, null)));
  }

  @Override
  public Written set(Change change, @Nullable String key, Object value) {
    if (key != null) return new Written.Refused("a single value has no keys");
    return datatype.check(value).then(checked -> write(change, checked));
  }

  private Written write(Change change, Object value) {
    Entry entry = Records.written(change, 0, null, value, Status.APPROVED);
    change.draft().put(Records.path(change.draft(), change.name()), Records.fields(entry));
    return new Written.Ok(entry);
  }

  @Override
  public Written append(Change change, @Nullable String key, Object value) {
    return new Written.Refused("a single value is set, nothing is added to it");
  }

  @Override
  public Written increment(Change change, @Nullable String key, long by) {
    if (key != null) return new Written.Refused("a single value has no keys");
    Object value = current(change.draft(), change.name()).map(Entry::value).orElse(null);
    return datatype.sum(value, by).then(sum -> write(change, sum));
  }

  @Override
  public Optional<Entry> remove(Change change, String key) {
    return Optional.empty();
  }

  @Override
  public Optional<Entry> moderate(Change change, String key, Status status) {
    return Optional.empty();
  }

  @Override
  public void clear(Change change) {
    String path = Records.path(change.draft(), change.name());
    if (!change.draft().get(path).isEmpty()) change.draft().delete(path);
  }
}
