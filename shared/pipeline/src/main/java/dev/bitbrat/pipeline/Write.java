package dev.bitbrat.pipeline;

import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One change to one document. */
public sealed interface Write {
  DocPath path();

  Condition condition();

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
  }

  record Delete(DocPath path, Condition condition) implements Write {}
}
