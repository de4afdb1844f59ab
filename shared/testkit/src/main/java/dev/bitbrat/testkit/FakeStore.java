package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keeps documents in memory; can be down, can answer with a conflict once, counts what it did. */
public final class FakeStore implements Store {
  private final TreeMap<String, Doc> docs = new TreeMap<>(Compare::text);
  private long lastVersion;
  private boolean down;
  private int conflicts;
  private boolean loseNextAnswer;
  private int reads;
  private int writes;
  private int commits;

  /** From now on every call fails, until {@link #up()}. */
  public synchronized FakeStore down() {
    down = true;
    return this;
  }

  public synchronized FakeStore up() {
    down = false;
    return this;
  }

  /** The next commit that is asked for meets a conflict, whatever it says. */
  public synchronized FakeStore conflictOnce() {
    conflicts++;
    return this;
  }

  /** The next commit happens, but its caller is told of an outage. */
  public synchronized FakeStore loseAnswerOnce() {
    loseNextAnswer = true;
    return this;
  }

  /** Documents read so far; one that is not there counts too, as it does on the bill. */
  public synchronized int reads() {
    return reads;
  }

  /** Documents written or deleted so far. */
  public synchronized int writes() {
    return writes;
  }

  /** Commits that changed something. */
  public synchronized int commits() {
    return commits;
  }

  /** Every document, by path. */
  public synchronized Map<String, Map<String, @Nullable Object>> content() {
    Map<String, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
    docs.forEach((path, doc) -> all.put(path, doc.fields()));
    return all;
  }

  @Override
  public synchronized Optional<Doc> get(DocPath path) {
    return getAll(List.of(path)).stream().findFirst();
  }

  @Override
  public synchronized List<Doc> getAll(List<DocPath> paths) {
    checkUp();
    reads += paths.size();
    List<Doc> found = new ArrayList<>();
    for (DocPath path : paths) {
      Doc doc = docs.get(path.value());
      if (doc != null) found.add(doc);
    }
    return List.copyOf(found);
  }

  @Override
  public synchronized List<Doc> find(Query query) {
    checkUp();
    Comparator<Doc> order = Compare.order(query.orderBy());
    List<Doc> found =
        docs.values().stream()
            .filter(d -> d.path().collection().equals(query.collection()))
            .filter(d -> query.orderBy() == null || d.fields().containsKey(query.orderBy()))
            .filter(d -> isAfter(d, query.after()))
            .filter(d -> query.filters().stream().allMatch(f -> Compare.matches(d, f)))
            .sorted(query.descending() ? order.reversed() : order)
            .limit(query.limit())
            .toList();
    reads += Math.max(1, found.size());
    return found;
  }

  private static boolean isAfter(Doc doc, @Nullable String id) {
    return id == null || Compare.text(doc.path().id(), id) > 0;
  }

  @Override
  public synchronized Committed commit(List<Write> asked) {
    Write.checked(asked);
    checkUp();
    if (conflicts > 0) {
      conflicts--;
      return new Committed.Conflict("told to");
    }
    Map<String, @Nullable Doc> changes = new HashMap<>();
    for (Write write : asked) {
      Doc before = docs.get(write.path().value());
      if (!holds(write.condition(), before)) {
        return new Committed.Conflict(write.condition() + " does not hold of " + write.path());
      }
      changes.put(write.path().value(), after(write, before));
    }
    apply(changes);
    if (loseNextAnswer) {
      loseNextAnswer = false;
      throw new OutageException("the answer was lost, as the test asked for");
    }
    return new Committed.Ok();
  }

  private void apply(Map<String, @Nullable Doc> changes) {
    changes.forEach(
        (path, doc) -> {
          if (doc == null) docs.remove(path);
          else docs.put(path, doc);
        });
    writes += changes.size();
    if (!changes.isEmpty()) commits++;
  }

  private @Nullable Doc after(Write write, @Nullable Doc before) {
    String version = Long.toString(++lastVersion);
    return switch (write) {
      case Write.Put put -> new Doc(put.path(), put.fields(), version);
      case Write.Update update ->
          new Doc(
              update.path(),
              update.appliedTo(before == null ? Map.of() : before.fields()),
              version);
      case Write.Delete _ -> null;
    };
  }

  private static boolean holds(Condition condition, @Nullable Doc doc) {
    return switch (condition) {
      case Condition.Any _ -> true;
      case Condition.Absent _ -> doc == null;
      case Condition.Present _ -> doc != null;
      case Condition.Unchanged(String version) -> doc != null && doc.version().equals(version);
    };
  }

  private void checkUp() {
    if (down) throw new OutageException("the store is down, as the test asked for");
  }
}
