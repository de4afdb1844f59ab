package dev.bitbrat.player;

import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.pipeline.Doc;
import dev.bitbrat.pipeline.DocPath;
import dev.bitbrat.pipeline.Query;
import dev.bitbrat.pipeline.Store;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a bot keeps, as it is now.
 *
 * @param root {@code bots/{bot}/}
 */
record Kept(Store store, String root) implements Documents {
  private static final int MOST = 1_000;

  @Override
  public Map<String, @Nullable Object> get(String path) {
    return store.get(new DocPath(root + path)).map(Doc::fields).orElse(Map.of());
  }

  @Override
  public SortedMap<String, Map<String, @Nullable Object>> all(String collection) {
    SortedMap<String, Map<String, @Nullable Object>> all = new TreeMap<>();
    for (Doc doc : store.find(Query.all(root + collection, MOST))) {
      all.put(doc.path().value().substring(root.length()), doc.fields());
    }
    return all;
  }

  @Override
  public String segment(String text) {
    return DocPath.segment(text);
  }
}
