package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Draft;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.events.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A list as it lies in documents: {@code data/{name}/records/{number/64}}, each {@code {next, from,
 * records[]}} with up to 64 records, so that an addition writes one document however long the list
 * is.
 *
 * <p>{@code next} is the number of the next record, {@code from} the first one that counts: what is
 * below was cleared. The greatest ones hold. The document with the greatest {@code next} is never
 * removed, so that no number is ever used again.
 */
final class Segments {
  private static final int SIZE = 64;
  private static final int MOST_DELETIONS = 300;
  private static final String NEXT = "next";
  private static final String FROM = "from";
  private static final String RECORDS = "records";

  private final String collection;
  private final SortedMap<String, Map<String, @Nullable Object>> documents;
  private final List<Entry> entries = new ArrayList<>();
  private long next = 1;
  private long from;

  private Segments(String collection, SortedMap<String, Map<String, @Nullable Object>> documents) {
    this.collection = collection;
    this.documents = documents;
    for (Map<String, @Nullable Object> segment : documents.values()) {
      next = Math.max(next, Tree.number(segment, NEXT, 1));
      from = Math.max(from, Tree.number(segment, FROM, 0));
    }
    for (Map<String, @Nullable Object> segment : documents.values()) {
      entries.addAll(entries(segment));
    }
    entries.sort(Comparator.comparingLong(Entry::number));
  }

  static Segments of(Documents documents, String store) {
    String collection = Records.path(documents, store) + '/' + RECORDS;
    return new Segments(collection, documents.all(collection));
  }

  /** All that count, by number. */
  List<Entry> entries() {
    return entries;
  }

  long next() {
    return next;
  }

  private List<Entry> entries(Map<String, @Nullable Object> segment) {
    return Tree.maps(segment, RECORDS).stream()
        .flatMap(fields -> Records.entry(fields).stream())
        .filter(entry -> entry.number() >= from)
        .toList();
  }

  /** Adds the record of the next number. */
  void append(Draft draft, Entry entry) {
    String path = path(entry.number());
    List<Entry> records = new ArrayList<>(entriesAt(path));
    records.add(entry);
    put(draft, path, entry.number() + 1, from, records);
  }

  void replace(Draft draft, Entry entry) {
    String path = path(entry.number());
    List<Entry> records =
        entriesAt(path).stream().map(e -> e.number() == entry.number() ? entry : e).toList();
    put(draft, path, records);
  }

  void remove(Draft draft, Entry entry) {
    String path = path(entry.number());
    List<Entry> records =
        entriesAt(path).stream().filter(e -> e.number() != entry.number()).toList();
    boolean last = path.equals(path(next - 1));
    if (records.isEmpty() && !last && from(path) <= from(path(next - 1))) draft.delete(path);
    else put(draft, path, records);
  }

  /**
   * Writes one document; then takes away what is left, as far as one commit goes. The oldest go
   * first: none that says what counts goes before those that it is about.
   */
  void clear(Draft draft) {
    if (entries.isEmpty()) return;
    String last = path(next - 1);
    put(draft, last, next, next, List.of());
    documents.keySet().stream()
        .filter(path -> !path.equals(last))
        .limit(Math.max(0, MOST_DELETIONS - draft.changes().size()))
        .forEach(draft::delete);
  }

  private List<Entry> entriesAt(String path) {
    return entries(documents.getOrDefault(path, Map.of()));
  }

  private long from(String path) {
    return Tree.number(documents.getOrDefault(path, Map.of()), FROM, 0);
  }

  private void put(Draft draft, String path, List<Entry> records) {
    Map<String, @Nullable Object> before = documents.getOrDefault(path, Map.of());
    put(draft, path, Tree.number(before, NEXT, 1), from(path), records);
  }

  private static void put(Draft draft, String path, long next, long from, List<Entry> records) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(NEXT, next);
    fields.put(FROM, from);
    fields.put(RECORDS, records.stream().map(Records::fields).toList());
    draft.put(path, fields);
  }

  private String path(long number) {
    return collection + '/' + String.format(Locale.ROOT, "%06d", number / SIZE);
  }
}
