package dev.bitbrat.testkit;

import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Write;
import dev.bitbrat.pipeline.Write.Condition;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A collection that no other test uses, with short ways to write into it. */
record Fresh(String collection) {
  DocPath doc(String id) {
    return new DocPath(collection + '/' + id);
  }

  List<DocPath> docs(String... ids) {
    return Arrays.stream(ids).map(this::doc).toList();
  }

  Query all() {
    return Query.all(collection, 1000);
  }

  Write put(String id, Map<String, ? extends @Nullable Object> fields) {
    return new Write.Put(doc(id), Map.copyOf(fields), Condition.ANY, null);
  }

  Write set(String id, Map<String, ? extends @Nullable Object> fields) {
    return Write.Update.set(doc(id), Map.copyOf(fields), Condition.ANY);
  }

  Write increment(String id, String field, long by) {
    return new Write.Update(doc(id), Map.of(), Map.of(field, by), Map.of(), Condition.ANY, null);
  }

  Write union(String id, String field, String... values) {
    return new Write.Update(
        doc(id), Map.of(), Map.of(), Map.of(field, List.of(values)), Condition.ANY, null);
  }
}
