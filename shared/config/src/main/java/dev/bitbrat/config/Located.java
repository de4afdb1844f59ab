package dev.bitbrat.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value of a file and where it stands. */
sealed interface Located {
  Place place();

  private static boolean isNull(Located value) {
    return value instanceof Scalar scalar && scalar.tree == null;
  }

  /** The value without places. */
  @Nullable Object tree();

  /**
   * @param tree a string, number, truth value or {@code null}
   */
  record Scalar(@Nullable Object tree, Place place) implements Located {}

  record Items(List<Located> items, Place place) implements Located {
    public Items {
      items = List.copyOf(items);
    }

    @Override
    public List<@Nullable Object> tree() {
      List<@Nullable Object> tree = new ArrayList<>();
      for (Located item : items) tree.add(item.tree());
      return tree;
    }
  }

  /** In the order of the file. */
  record Fields(Map<String, Field> fields, Place place) implements Located {
    @Override
    public Map<String, @Nullable Object> tree() {
      Map<String, @Nullable Object> tree = new LinkedHashMap<>();
      fields.forEach((name, field) -> tree.put(name, field.value.tree()));
      return tree;
    }

    /** The value of a field; {@code null} counts as absent. */
    @Nullable Located get(String name) {
      Field field = fields.get(name);
      return field == null || isNull(field.value) ? null : field.value;
    }

    @Nullable String text(String name) {
      return get(name) instanceof Scalar scalar && scalar.tree instanceof String text ? text : null;
    }

    /** Where the field's value stands, or the whole. */
    Place placeOf(String name) {
      Field field = fields.get(name);
      return field == null ? place : field.value.place();
    }
  }

  /**
   * @param key where the name stands
   */
  record Field(Place key, Located value) {}
}
