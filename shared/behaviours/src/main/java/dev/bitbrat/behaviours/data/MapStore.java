package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Access;
import dev.bitbrat.behaviours.spi.Change;
import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Implementation;
import dev.bitbrat.behaviours.spi.Property;
import dev.bitbrat.behaviours.spi.Shape;
import dev.bitbrat.behaviours.spi.Store;
import dev.bitbrat.behaviours.words.Names;
import dev.bitbrat.events.Tree;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One document an entry: {@code data/{name}/records/{key}}; of a map that was cleared when it was
 * large {@code data/{name}/records-{generation}/{key}}, with the generation in {@code data/{name}}.
 */
@Implementation(value = "store.map", summary = "Keeps values by name, such as people's pronouns.")
record MapStore(
    @Property(value = "What the values are.", defaultValue = "string") Datatype datatype,
    @Property(
            value =
                "Whether what somebody below moderator puts is shown only once a moderator says"
                    + " so.",
            defaultValue = "false")
        boolean moderated)
    implements Store {
  private static final String GENERATION = "generation";
  private static final int MOST_DELETIONS = 300;

  @Override
  public Shape shape() {
    return Shape.MAP;
  }

  @Override
  public List<Entry> entries(Access access) {
    return Records.shown(records(access));
  }

  @Override
  public List<Entry> records(Access access) {
    return access.documents().all(collection(access.documents(), access.name())).values().stream()
        .flatMap(fields -> Records.entry(fields).stream())
        .sorted(Comparator.comparing(entry -> Names.fold(String.valueOf(entry.key()))))
        .toList();
  }

  @Override
  public Optional<Entry> find(Access access, String key) {
    return find(access.documents(), access.name(), key).filter(Records::isShown);
  }

  private static Optional<Entry> find(Documents documents, String name, String key) {
    return Keys.problem(key).isPresent()
        ? Optional.empty()
        : Records.entry(documents.get(path(documents, name, key)));
  }

  @Override
  public Written set(Change change, @Nullable String key, Object value) {
    if (key == null) return new Written.Refused("of a map, say under which key");
    Optional<String> problem = Keys.problem(key);
    if (problem.isPresent()) return new Written.Refused(problem.get());
    return datatype.check(value).then(checked -> write(change, key, checked));
  }

  private Written write(Change change, String key, Object value) {
    Entry entry = Records.written(change, 0, key, value, Records.status(change, moderated));
    put(change, entry);
    return new Written.Ok(entry);
  }

  private static void put(Change change, Entry entry) {
    String path = path(change.draft(), change.name(), String.valueOf(entry.key()));
    change.draft().put(path, Records.fields(entry));
  }

  @Override
  public Written append(Change change, @Nullable String key, Object value) {
    return new Written.Refused("a map has no end to add to; put the value under a key");
  }

  @Override
  public Written increment(Change change, @Nullable String key, long by) {
    if (key == null) return new Written.Refused("of a map, say under which key");
    Optional<String> problem = Keys.problem(key);
    if (problem.isPresent()) return new Written.Refused(problem.get());
    Object value = find(change.draft(), change.name(), key).map(Entry::value).orElse(null);
    return datatype.sum(value, by).then(sum -> write(change, key, sum));
  }

  @Override
  public Optional<Entry> remove(Change change, String key) {
    Optional<Entry> there = find(change.draft(), change.name(), key);
    there.ifPresent(_ -> change.draft().delete(path(change.draft(), change.name(), key)));
    return there;
  }

  @Override
  public Optional<Entry> moderate(Change change, String key, Entry.Status status) {
    Optional<Entry> decided =
        find(change.draft(), change.name(), key)
            .map(entry -> Records.moderated(change, entry, status));
    decided.ifPresent(entry -> put(change, entry));
    return decided;
  }

  /** Of a large one the first are taken away, and the others are out of sight from then on. */
  @Override
  public void clear(Change change) {
    Draft draft = change.draft();
    Set<String> paths = draft.all(collection(draft, change.name())).keySet();
    int most = Math.max(0, MOST_DELETIONS - draft.changes().size());
    if (paths.size() > most) {
      long generation = generation(draft, change.name()) + 1;
      draft.put(Records.path(draft, change.name()), Map.of(GENERATION, generation));
    }
    paths.stream().limit(most).forEach(draft::delete);
  }

  private static String path(Documents documents, String name, String key) {
    return collection(documents, name) + '/' + documents.segment(Names.fold(key));
  }

  private static String collection(Documents documents, String name) {
    long generation = generation(documents, name);
    return Records.path(documents, name) + "/records" + (generation == 0 ? "" : "-" + generation);
  }

  private static long generation(Documents documents, String name) {
    return Tree.number(documents.get(Records.path(documents, name)), GENERATION, 0);
  }
}
