package dev.bitbrat.behaviours.data;

import dev.bitbrat.behaviours.spi.Change;
import dev.bitbrat.behaviours.spi.Documents;
import dev.bitbrat.behaviours.spi.Entry;
import dev.bitbrat.behaviours.spi.Entry.Status;
import dev.bitbrat.events.Role;
import dev.bitbrat.events.Tree;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Records as they lie in documents: what is unknown of one is left out. */
final class Records {
  static final String VALUE = "value";

  private static final String NUMBER = "number";
  private static final String KEY = "key";
  private static final String MODIFIED_AT = "modified_at";
  private static final String MODIFIED_BY = "modified_by";
  private static final String VIA = "via";
  private static final String STATUS = "status";
  private static final String MODERATED_BY = "moderated_by";
  private static final String MODERATED_AT = "moderated_at";

  private Records() {}

  /** Where a store's own document lies; what belongs to it lies below. */
  static String path(Documents documents, String store) {
    return "data/" + documents.segment(store);
  }

  static Map<String, @Nullable Object> fields(Entry entry) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put(VALUE, entry.value());
    if (entry.number() > 0) fields.put(NUMBER, entry.number());
    put(fields, KEY, entry.key());
    put(fields, MODIFIED_AT, entry.modifiedAt());
    put(fields, MODIFIED_BY, entry.modifiedBy());
    put(fields, VIA, entry.via());
    fields.put(STATUS, entry.status().name());
    put(fields, MODERATED_BY, entry.moderatedBy());
    put(fields, MODERATED_AT, entry.moderatedAt());
    return fields;
  }

  private static void put(
      Map<String, @Nullable Object> fields, String name, @Nullable Object value) {
    if (value != null) fields.put(name, value.toString());
  }

  /** Empty if there is no record in them. */
  static Optional<Entry> entry(Map<String, @Nullable Object> fields) {
    Object value = fields.get(VALUE);
    if (value == null) return Optional.empty();
    return Optional.of(
        new Entry(
            value,
            Tree.number(fields, NUMBER, 0),
            Tree.string(fields, KEY),
            instant(fields, MODIFIED_AT),
            Tree.string(fields, MODIFIED_BY),
            Tree.string(fields, VIA),
            Status.valueOf(String.valueOf(fields.get(STATUS))),
            Tree.string(fields, MODERATED_BY),
            instant(fields, MODERATED_AT)));
  }

  private static @Nullable Instant instant(Map<String, @Nullable Object> fields, String name) {
    String text = Tree.string(fields, name);
    return text == null ? null : Instant.parse(text);
  }

  static Entry written(
      Change change, long number, @Nullable String key, Object value, Status status) {
    return new Entry(
        value, number, key, change.now(), change.by(), change.via(), status, null, null);
  }

  static Entry moderated(Change change, Entry entry, Status status) {
    return new Entry(
        entry.value(),
        entry.number(),
        entry.key(),
        entry.modifiedAt(),
        entry.modifiedBy(),
        entry.via(),
        status,
        change.by(),
        change.now());
  }

  /** Whether what the person writes must wait for a moderator. */
  static Status status(Change change, boolean moderated) {
    boolean trusted = Role.highest(change.roles()).compareTo(Role.MODERATOR) >= 0;
    return moderated && !trusted ? Status.PENDING : Status.APPROVED;
  }

  /** What may be shown. */
  static List<Entry> shown(List<Entry> entries) {
    return entries.stream().filter(Records::isShown).toList();
  }

  static boolean isShown(Entry entry) {
    return entry.status() == Status.APPROVED;
  }
}
