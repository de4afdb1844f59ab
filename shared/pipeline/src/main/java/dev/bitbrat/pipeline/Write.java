package dev.bitbrat.pipeline;

import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One change to one document. */
public sealed interface Write {
  DocPath path();

  Condition condition();

  /** The most writes that one commit takes. */
  int MOST = 400;

  /**
   * The same writes, if one commit may hold them.
   *
   * @throws IllegalArgumentException if they are too many, or two are of the same document
   */
  static List<Write> checked(List<Write> writes) {
    if (writes.size() > MOST) {
      throw new IllegalArgumentException(writes.size() + " writes in one commit");
    }
    Set<DocPath> paths = HashSet.newHashSet(writes.size());
    for (Write write : writes) {
      if (!paths.add(write.path())) {
        throw new IllegalArgumentException("two writes of " + write.path() + " in one commit");
      }
    }
    return writes;
  }

  /** What must hold of the document when the change is made. */
  sealed interface Condition {
    Condition ANY = new Any();
    Condition ABSENT = new Absent();
    Condition PRESENT = new Present();

    record Any() implements Condition {}

    record Absent() implements Condition {}

    record Present() implements Condition {}

    /** Nobody has written it since {@code doc} was read. */
    record Unchanged(String version) implements Condition {}

    static Condition unchanged(Doc doc) {
      return new Unchanged(doc.version());
    }

    /**
     * As {@link #unchanged(Doc)}; what was not there when it was looked for must still be absent.
     */
    static Condition unchanged(Optional<Doc> looked) {
      return looked.isPresent() ? unchanged(looked.get()) : ABSENT;
    }
  }

  /**
   * Replaces the whole document.
   *
   * @param expiresAt when it may be deleted; {@code null} keeps it. Readers must not rely on the
   *     deletion
   */
  record Put(
      DocPath path,
      Map<String, @Nullable Object> fields,
      Condition condition,
      @Nullable Instant expiresAt)
      implements Write {
    public Put(
        DocPath path,
        Map<String, @Nullable Object> fields,
        Condition condition,
        @Nullable Instant expiresAt) {
      this.path = path;
      this.condition = condition;
      this.expiresAt = expiresAt;
      this.fields = Tree.mapOf(fields);
    }

    public static Put create(
        DocPath path, Map<String, @Nullable Object> fields, @Nullable Instant expiresAt) {
      return new Put(path, fields, Condition.ABSENT, expiresAt);
    }
  }

  /**
   * Changes top-level fields and leaves the others; makes the document if the condition lets it.
   *
   * @param set fields to set
   * @param increment numbers to add; an absent field counts as 0
   * @param union values to add to an array unless they are in it; an absent field counts as empty
   */
  record Update(
      DocPath path,
      Map<String, @Nullable Object> set,
      Map<String, Long> increment,
      Map<String, List<String>> union,
      Condition condition,
      @Nullable Instant expiresAt)
      implements Write {
    public Update(
        DocPath path,
        Map<String, @Nullable Object> set,
        Map<String, Long> increment,
        Map<String, List<String>> union,
        Condition condition,
        @Nullable Instant expiresAt) {
      this.path = path;
      this.condition = condition;
      this.expiresAt = expiresAt;
      this.set = Tree.mapOf(set);
      this.increment = Map.copyOf(increment);
      this.union = Map.copyOf(union);
    }

    public static Update set(DocPath path, Map<String, @Nullable Object> set, Condition condition) {
      return new Update(path, set, Map.of(), Map.of(), condition, null);
    }

    /**
     * What the fields {@code before} become. As in Firestore, a number stays within the range of a
     * long, and what is no number (no array) counts as absent.
     */
    public Map<String, @Nullable Object> appliedTo(Map<String, @Nullable Object> before) {
      Map<String, @Nullable Object> after = new LinkedHashMap<>(before);
      after.putAll(set);
      increment.forEach((field, by) -> after.put(field, sum(after.get(field), by)));
      union.forEach((field, values) -> after.put(field, united(after.get(field), values)));
      return Collections.unmodifiableMap(after);
    }

    private static Number sum(@Nullable Object value, long by) {
      return switch (value) {
        case Double d -> d + by;
        case Number n -> clampedSum(n.longValue(), by);
        case null, default -> by;
      };
    }

    private static long clampedSum(long a, long b) {
      long sum = a + b;
      boolean overflow = ((a ^ sum) & (b ^ sum)) < 0;
      if (!overflow) return sum;
      return a < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
    }

    private static List<@Nullable Object> united(@Nullable Object value, List<String> more) {
      List<@Nullable Object> all = new ArrayList<>();
      if (value instanceof List<?> list) all.addAll(list);
      for (String s : more) {
        if (!all.contains(s)) all.add(s);
      }
      return Collections.unmodifiableList(all);
    }
  }

  record Delete(DocPath path, Condition condition) implements Write {}
}
