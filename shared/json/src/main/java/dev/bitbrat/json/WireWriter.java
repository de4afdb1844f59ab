package dev.bitbrat.json;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Fields of objects into a stream of JSON; what is {@code null} is left out. */
final class WireWriter {
  private final JsonOut out;
  private int room;

  WireWriter(JsonOut out, int maxDepth) {
    this.out = out;
    this.room = maxDepth;
  }

  /** Writes one element of an array. */
  interface Element<T> {
    void write(T value);
  }

  void begin() {
    out.beginObject();
    room--;
  }

  void begin(String name) {
    out.name(name);
    out.beginObject();
    room--;
  }

  void end() {
    out.endObject();
    room++;
  }

  /** Ends the object with the fields that we only carry; a name of ours would be there twice. */
  void end(Map<String, @Nullable Object> extra, Set<String> ours) {
    for (Map.Entry<String, @Nullable Object> field : extra.entrySet()) {
      if (ours.contains(field.getKey())) continue;
      out.name(field.getKey());
      TreeWriter.write(out, field.getValue(), TreeWriter.Order.AS_IS, room);
    }
    out.endObject();
    room++;
  }

  void text(String name, @Nullable String value) {
    if (value == null) return;
    out.name(name);
    out.value(value);
  }

  void texts(String name, List<String> values) {
    list(name, values, out::value);
  }

  void instant(String name, @Nullable Instant value) {
    if (value != null) text(name, InstantText.write(value));
  }

  void number(String name, @Nullable Number value) {
    if (value == null) return;
    out.name(name);
    TreeWriter.number(out, value);
  }

  void flag(String name, boolean value) {
    out.name(name);
    out.value(value);
  }

  void tree(String name, @Nullable Map<String, ?> value) {
    if (value == null) return;
    out.name(name);
    TreeWriter.write(out, value, TreeWriter.Order.AS_IS, room);
  }

  void treeUnlessEmpty(String name, Map<String, ?> value) {
    if (!value.isEmpty()) tree(name, value);
  }

  <T> void list(String name, List<T> values, Element<T> element) {
    if (values.isEmpty()) return;
    out.name(name);
    out.beginArray();
    room--;
    for (T value : values) element.write(value);
    out.endArray();
    room++;
  }
}
