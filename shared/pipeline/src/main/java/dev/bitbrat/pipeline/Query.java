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
 */
public record Query(
    String collection,
    List<Filter> filters,
    @Nullable String orderBy,
    boolean descending,
    int limit) {
  public Query {
    filters = List.copyOf(filters);
    if (descending && orderBy == null) throw new IllegalArgumentException("descending by id");
    if (limit < 1 || limit > 1000) throw new IllegalArgumentException("limit: " + limit);
  }

  public static Query all(String collection, int limit) {
    return new Query(collection, List.of(), null, false, limit);
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
