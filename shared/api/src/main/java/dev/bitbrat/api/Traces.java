package dev.bitbrat.api;

import dev.bitbrat.events.Tree;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.JsonText;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was kept of events that are over. */
public final class Traces {
  private final Store store;
  private final JsonText json;

  public Traces(Store store, JsonText json) {
    this.store = store;
    this.json = json;
  }

  /** One event, its {@code event} as an object with the trace in it. */
  public Optional<Map<String, @Nullable Object>> show(String bot, String correlationId) {
    return store
        .get(DocPath.of("bots", bot, "events", DocPath.segment(correlationId)))
        .map(this::record);
  }

  /**
   * Events that ended in a way, for example {@code unknown}: sends that nobody knows the end of.
   */
  public List<Map<String, @Nullable Object>> withOutcome(String bot, String outcome, int limit) {
    Query query =
        new Query(
            "bots/" + bot + "/events",
            List.of(new Query.Filter("outcome", Query.Op.EQUAL, outcome)),
            null,
            false,
            limit);
    return store.find(query).stream().map(this::record).toList();
  }

  private Map<String, @Nullable Object> record(Doc doc) {
    Map<String, @Nullable Object> record = new LinkedHashMap<>(doc.fields());
    String event = Tree.string(record, "event");
    if (event != null) record.put("event", json.parse(event));
    return record;
  }
}
