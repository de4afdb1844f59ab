package dev.bitbrat.json;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Writes plain values. */
final class TreeWriter {
  /** The order of names in an object. */
  enum Order {
    AS_IS,
    SORTED
  }

  /** Doubles below it that are whole are longs in every reader. */
  private static final double LONG_END = 0x1p63;

  private TreeWriter() {}

  /**
   * @param room how many levels there may be
   * @throws IllegalArgumentException if there are more, or something is not a JSON value
   */
  static void write(JsonOut out, @Nullable Object tree, Order order, int room) {
    switch (tree) {
      case null -> out.nullValue();
      case Boolean b -> out.value(b);
      case String s -> out.value(s);
      case Number n -> number(out, n);
      case List<?> list -> {
        need(room);
        out.beginArray();
        for (Object value : list) write(out, value, order, room - 1);
        out.endArray();
      }
      case Map<?, ?> map -> {
        need(room);
        out.beginObject();
        fields(out, map, order, room - 1);
        out.endObject();
      }
      default -> throw new IllegalArgumentException("not a JSON value: " + tree.getClass());
    }
  }

  private static void need(int room) {
    if (room < 1) throw new IllegalArgumentException("a JSON value is nested too deeply");
  }

  private static void fields(JsonOut out, Map<?, ?> map, Order order, int room) {
    Map<?, ?> ordered =
        switch (order) {
          case AS_IS -> map;
          case SORTED -> new TreeMap<>(map);
        };
    for (Map.Entry<?, ?> field : ordered.entrySet()) {
      if (!(field.getKey() instanceof String name)) {
        throw new IllegalArgumentException("not a JSON key: " + field.getKey());
      }
      out.name(name);
      write(out, field.getValue(), order, room);
    }
  }

  /** Whole numbers without a fraction, so that they are read back as what they are in a tree. */
  static void number(JsonOut out, Number number) {
    if (number instanceof Double d && d == Math.rint(d) && Math.abs(d) < LONG_END) {
      out.value(d.longValue());
    } else {
      out.value(number);
    }
  }
}
