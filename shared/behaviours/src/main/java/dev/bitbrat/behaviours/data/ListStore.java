package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Change;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.behaviours.words.ChatText;
import dev.bitbrat.behaviours.words.Names;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** In {@link Segments}. */
@Implementation(value = "store.list", summary = "Keeps numbered values, such as quotes.")
record ListStore(
    @Property(value = "What the values are.", defaultValue = "string") Datatype datatype,
    @Property(
            value = "Whether a key, or a value without a key, can be there only once.",
            defaultValue = "false")
        boolean unique,
    @Property(
            value =
                "Whether what somebody below moderator adds is shown only once a moderator says"
                    + " so.",
            defaultValue = "false")
        boolean moderated)
    implements Store {
  private static final int MOST = 10_000;

  @Override
  public Shape shape() {
    return Shape.LIST;
  }

  @Override
  public List<Entry> entries(Access access) {
    return Records.shown(records(access));
  }

  @Override
  public List<Entry> records(Access access) {
    return Segments.of(access.documents(), access.name()).entries();
  }

  @Override
  public Optional<Entry> find(Access access, String key) {
    return find(records(access), key).filter(Records::isShown);
  }

  /** By number, else by key. */
  private static Optional<Entry> find(List<Entry> entries, String key) {
    OptionalLong number = Keys.number(key);
    Stream<Entry> numbered =
        number.isEmpty()
            ? Stream.empty()
            : entries.stream().filter(e -> e.number() == number.getAsLong());
    return numbered
        .findFirst()
        .or(() -> entries.stream().filter(e -> Keys.same(key, e.key())).findFirst());
  }

  @Override
  public Written append(Change change, @Nullable String key, Object value) {
    Optional<String> problem = key == null ? Optional.empty() : Keys.problem(key);
    if (problem.isPresent()) return new Written.Refused(problem.get());
    if (ChatText.isBlank(value.toString())) return new Written.Refused("the value is blank");
    return datatype.check(value).then(checked -> add(change, key, checked));
  }

  private Written add(Change change, @Nullable String key, Object value) {
    Segments segments = segments(change);
    if (segments.entries().size() >= MOST) {
      return new Written.Refused("it holds " + MOST + " records already");
    }
    Entry entry =
        Records.written(change, segments.next(), key, value, Records.status(change, moderated));
    if (isTwin(segments, entry)) return new Written.Refused("it is there already");
    segments.append(change.draft(), entry);
    return new Written.Ok(entry);
  }

  private boolean isTwin(Segments segments, Entry entry) {
    return unique
        && segments.entries().stream()
            .anyMatch(other -> other.number() != entry.number() && isSame(entry, other));
  }

  private static boolean isSame(Entry entry, Entry other) {
    return entry.key() != null
        ? Keys.same(entry.key(), other.key())
        : Names.fold(entry.text()).equals(Names.fold(other.text()));
  }

  @Override
  public Written set(Change change, @Nullable String key, Object value) {
    if (key == null) return append(change, null, value);
    Segments segments = segments(change);
    Optional<Entry> there = find(segments.entries(), key);
    if (there.isEmpty()) return new Written.Refused("there is no record " + key);
    return datatype.check(value).then(checked -> replace(change, segments, there.get(), checked));
  }

  private Written replace(Change change, Segments segments, Entry there, Object value) {
    Entry entry =
        Records.written(
            change, there.number(), there.key(), value, Records.status(change, moderated));
    if (isTwin(segments, entry)) return new Written.Refused("it is there already");
    segments.replace(change.draft(), entry);
    return new Written.Ok(entry);
  }

  @Override
  public Written increment(Change change, @Nullable String key, long by) {
    if (key == null) return new Written.Refused("of a list, say which record");
    Segments segments = segments(change);
    Optional<Entry> there = find(segments.entries(), key);
    if (there.isEmpty()) return new Written.Refused("there is no record " + key);
    return datatype
        .sum(there.get().value(), by)
        .then(sum -> replace(change, segments, there.get(), sum));
  }

  @Override
  public Optional<Entry> remove(Change change, String key) {
    Segments segments = segments(change);
    Optional<Entry> there = find(segments.entries(), key);
    there.ifPresent(entry -> segments.remove(change.draft(), entry));
    return there;
  }

  @Override
  public Optional<Entry> moderate(Change change, String key, Entry.Status status) {
    Segments segments = segments(change);
    Optional<Entry> decided =
        find(segments.entries(), key).map(entry -> Records.moderated(change, entry, status));
    decided.ifPresent(entry -> segments.replace(change.draft(), entry));
    return decided;
  }

  @Override
  public void clear(Change change) {
    segments(change).clear(change.draft());
  }

  private static Segments segments(Change change) {
    return Segments.of(change.draft(), change.name());
  }
}
