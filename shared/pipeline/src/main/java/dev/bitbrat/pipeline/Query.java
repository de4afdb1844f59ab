package dev.bitbrat.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Documents of one collection.
 *
 * @param collection an odd number of segments, for example {@code bots/b1/events}
 * @param filters all must hold; a document without the field does not match
 * @param orderBy field to sort by, then by id; {@code null} sorts by id. A document without the
 *     field is left out
 * @param descending from the last to the first; needs {@code orderBy}, since Firestore does not
 *     scan ids backwards
 * @param limit at most so many, 1 to 1000
 * @param after only documents whose id comes after this one; {@code null} begins with the first.
 *     Goes with neither filters nor {@code orderBy}
 */
public record Query(
    String collection,
    List<Filter> filters,
    @Nullable String orderBy,
    boolean descending,
    int limit,
    @Nullable String after) {
  public Query {
    filters = List.copyOf(filters);
    if (after != null && (orderBy != null || !filters.isEmpty())) {
      throw new IllegalArgumentException("after goes with the order of ids alone");
    }
    if (descending && orderBy == null) throw new IllegalArgumentException("descending by id");
    if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
  }

  /** From the first document on. */
  public Query(
      String collection,
      List<Filter> filters,
      @Nullable String orderBy,
      boolean descending,
      int limit) {
    this(collection, filters, orderBy, descending, limit, null);
  }

  public static Query all(String collection, int limit) {
    return new Query(collection, List.of(), null, false, limit);
  }

  /** Those that {@link #all} would give after the document of that id. */
  public static Query after(String collection, String id, int limit) {
    return new Query(collection, List.of(), null, false, limit, id);
  }

  /**
   * @param field a top-level field
   * @param value a string, number or boolean; only values of the same kind compare
   */
  public record Filter(String field, Op op, Object value) {}

  public enum Op {
    EQUAL,
    LESS,
    LESS_OR_EQUAL,
    GREATER,
    GREATER_OR_EQUAL
  }
}
