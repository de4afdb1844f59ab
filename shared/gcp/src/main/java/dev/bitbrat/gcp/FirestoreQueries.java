package dev.bitbrat.gcp;

import com.google.firestore.v1.Cursor;
import com.google.firestore.v1.RunQueryRequest;
import com.google.firestore.v1.StructuredQuery;
import com.google.firestore.v1.StructuredQuery.CollectionSelector;
import com.google.firestore.v1.StructuredQuery.CompositeFilter;
import com.google.firestore.v1.StructuredQuery.Direction;
import com.google.firestore.v1.StructuredQuery.FieldFilter;
import com.google.firestore.v1.StructuredQuery.FieldReference;
import com.google.firestore.v1.StructuredQuery.Filter;
import com.google.firestore.v1.StructuredQuery.Order;
import com.google.firestore.v1.Value;
import com.google.protobuf.Int32Value;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Query.Op;
import org.jspecify.annotations.Nullable;

/** Our queries as Firestore's. */
record FirestoreQueries(DocumentNames names) {
  RunQueryRequest of(Query query) {
    StructuredQuery.Builder builder =
        StructuredQuery.newBuilder()
            .addFrom(
                CollectionSelector.newBuilder()
                    .setCollectionId(DocumentNames.idOf(query.collection())))
            .setLimit(Int32Value.of(query.limit()));
    if (!query.filters().isEmpty()) builder.setWhere(where(query));
    String sortedBy = sortedBy(query);
    if (sortedBy != null) builder.addOrderBy(order(FieldPaths.of(sortedBy), query.descending()));
    builder.addOrderBy(order(FieldPaths.ID, query.descending()));
    String after = query.after();
    if (after != null) builder.setStartAt(after(new DocPath(query.collection() + '/' + after)));
    return RunQueryRequest.newBuilder()
        .setParent(names.parentOf(query.collection()))
        .setStructuredQuery(builder)
        .build();
  }

  private Cursor after(DocPath path) {
    return Cursor.newBuilder()
        .addValues(Value.newBuilder().setReferenceValue(names.of(path)))
        .setBefore(false)
        .build();
  }

  /** Whether the answer does not come in the order that was asked for. */
  static boolean needsSorting(Query query) {
    return query.orderBy() == null && sortedBy(query) != null;
  }

  /**
   * Firestore sorts by what it compares, unless there is an index made for it: then a limit takes
   * the first by that field.
   */
  private static @Nullable String sortedBy(Query query) {
    if (query.orderBy() != null) return query.orderBy();
    return query.filters().stream()
        .filter(f -> f.op() != Op.EQUAL)
        .map(Query.Filter::field)
        .findFirst()
        .orElse(null);
  }

  private static Filter where(Query query) {
    CompositeFilter.Builder all = CompositeFilter.newBuilder().setOp(CompositeFilter.Operator.AND);
    query.filters().forEach(filter -> all.addFilters(filter(filter)));
    return Filter.newBuilder().setCompositeFilter(all).build();
  }

  private static Filter filter(Query.Filter filter) {
    FieldFilter.Builder field =
        FieldFilter.newBuilder()
            .setField(reference(FieldPaths.of(filter.field())))
            .setOp(operator(filter.op()))
            .setValue(FirestoreValues.value(filter.value()));
    return Filter.newBuilder().setFieldFilter(field).build();
  }

  private static FieldFilter.Operator operator(Op op) {
    return switch (op) {
      case EQUAL -> FieldFilter.Operator.EQUAL;
      case LESS -> FieldFilter.Operator.LESS_THAN;
      case LESS_OR_EQUAL -> FieldFilter.Operator.LESS_THAN_OR_EQUAL;
      case GREATER -> FieldFilter.Operator.GREATER_THAN;
      case GREATER_OR_EQUAL -> FieldFilter.Operator.GREATER_THAN_OR_EQUAL;
    };
  }

  private static Order order(String path, boolean descending) {
    return Order.newBuilder()
        .setField(reference(path))
        .setDirection(descending ? Direction.DESCENDING : Direction.ASCENDING)
        .build();
  }

  private static FieldReference reference(String path) {
    return FieldReference.newBuilder().setFieldPath(path).build();
  }
}
