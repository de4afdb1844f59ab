package dev.bitbrat.gcp;

import com.google.firestore.v1.ArrayValue;
import com.google.firestore.v1.Document;
import com.google.firestore.v1.DocumentMask;
import com.google.firestore.v1.DocumentTransform.FieldTransform;
import com.google.firestore.v1.Precondition;
import com.google.firestore.v1.Value;
import dev.bitbrat.pipeline.Write;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Our writes as Firestore's.
 *
 * @param nonce differs from commit to commit. Firestore does not count a write that changes
 *     nothing, and would let two win who read the same version
 */
record FirestoreWrites(DocumentNames names, long nonce) {
  /** The field of the TTL policy. A value that is no timestamp is somebody's own field. */
  static final String EXPIRES_AT = "expiresAt";

  /** Hidden from our fields, whose names never start so. */
  static final String NONCE = "%n";

  com.google.firestore.v1.Write of(Write write) {
    com.google.firestore.v1.Write.Builder builder = com.google.firestore.v1.Write.newBuilder();
    Precondition condition = condition(write.condition());
    if (condition != null) builder.setCurrentDocument(condition);
    return switch (write) {
      case Write.Put put -> builder.setUpdate(document(put, put.fields(), put.expiresAt())).build();
      case Write.Update update -> update(builder, update);
      case Write.Delete delete -> builder.setDelete(names.of(delete.path())).build();
    };
  }

  private com.google.firestore.v1.Write update(
      com.google.firestore.v1.Write.Builder builder, Write.Update update) {
    DocumentMask.Builder mask = DocumentMask.newBuilder();
    update.set().keySet().forEach(field -> mask.addFieldPaths(FieldPaths.of(field)));
    if (update.expiresAt() != null && !update.set().containsKey(EXPIRES_AT)) {
      mask.addFieldPaths(EXPIRES_AT);
    }
    if (needsNonce(update)) mask.addFieldPaths('`' + NONCE + '`');
    builder.setUpdate(document(update, update.set(), update.expiresAt())).setUpdateMask(mask);
    update.increment().forEach((f, by) -> builder.addUpdateTransforms(increment(f, by)));
    update.union().forEach((f, values) -> builder.addUpdateTransforms(union(f, values)));
    return builder.build();
  }

  private Document document(
      Write write, Map<String, @Nullable Object> fields, @Nullable Instant expiresAt) {
    Map<String, Value> values = new LinkedHashMap<>(FirestoreValues.fields(fields));
    if (expiresAt != null) {
      values.put(
          EXPIRES_AT, Value.newBuilder().setTimestampValue(Timestamps.of(expiresAt)).build());
    }
    if (needsNonce(write)) values.put(NONCE, FirestoreValues.value(nonce));
    return Document.newBuilder().setName(names.of(write.path())).putAllFields(values).build();
  }

  private static boolean needsNonce(Write write) {
    return write.condition() instanceof Write.Condition.Unchanged;
  }

  private static FieldTransform increment(String field, long by) {
    return FieldTransform.newBuilder()
        .setFieldPath(FieldPaths.of(field))
        .setIncrement(FirestoreValues.value(by))
        .build();
  }

  private static FieldTransform union(String field, List<String> more) {
    ArrayValue.Builder values = ArrayValue.newBuilder();
    more.forEach(value -> values.addValues(FirestoreValues.value(value)));
    return FieldTransform.newBuilder()
        .setFieldPath(FieldPaths.of(field))
        .setAppendMissingElements(values)
        .build();
  }

  private static @Nullable Precondition condition(Write.Condition condition) {
    return switch (condition) {
      case Write.Condition.Any() -> null;
      case Write.Condition.Absent() -> Precondition.newBuilder().setExists(false).build();
      case Write.Condition.Present() -> Precondition.newBuilder().setExists(true).build();
      case Write.Condition.Unchanged(String version) ->
          Precondition.newBuilder().setUpdateTime(Timestamps.of(instant(version))).build();
    };
  }

  private static Instant instant(String version) {
    try {
      return Instant.parse(version);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a version of Firestore: " + version, e);
    }
  }
}
