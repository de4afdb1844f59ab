package dev.bitbrat.behaviours;

import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.events.Tree;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a bot keeps, in a map. */
public final class InMemoryDocuments implements Documents {
  private final TreeMap<String, Map<String, @Nullable Object>> documents = new TreeMap<>();

  @Override
  public Map<String, @Nullable Object> get(String path) {
    return documents.getOrDefault(path, Map.of());
  }

  @Override
  public SortedMap<String, Map<String, @Nullable Object>> all(String collection) {
    SortedMap<String, Map<String, @Nullable Object>> all = new TreeMap<>();
    documents.forEach(
        (path, fields) -> {
          if (path.lastIndexOf('/') == collection.length() && path.startsWith(collection)) {
            all.put(path, fields);
          }
        });
    return all;
  }

  @Override
  public String segment(String text) {
    return text.replace("/", "%2f").replaceFirst("^[._]", "%$0");
  }

  public void put(String path, Map<String, @Nullable Object> fields) {
    documents.put(path, Tree.mapOf(fields));
  }

  public void delete(String path) {
    documents.remove(path);
  }
}
