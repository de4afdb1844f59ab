package dev.bitbrat.events;

import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JSON value as plain Java objects: {@code null}, {@link Boolean}, {@link String}, {@link Number}
 * ({@link Long} where it is whole and fits, else {@link Double}), {@link List} and {@link Map} with
 * string keys, all immutable and in document order.
 *
 * <p>The core speaks of payloads and of fields that it does not know in this form, so that no JSON
 * library reaches it.
 */
public final class Tree {
  private Tree() {}

  /**
   * An immutable deep copy.
   *
   * @throws IllegalArgumentException if something in it is not a JSON value
   */
  public static @Nullable Object copyOf(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean b -> b;
      case String s -> s;
      case Integer i -> (long) i;
      case Long l -> l;
      case Number n -> n;
      case List<?> list -> listOf(list);
      case Map<?, ?> map -> mapOf(map);
      default -> throw new IllegalArgumentException("not a JSON value: " + value.getClass());
    };
  }

  /** An immutable deep copy of a map; its keys must be strings. */
  public static Map<String, @Nullable Object> mapOf(Map<?, ?> map) {
    if (map instanceof Frozen frozen) return frozen;
    if (map.isEmpty()) return Map.of();
    Map<String, @Nullable Object> copy = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach(
        (key, value) -> {
          if (!(key instanceof String name)) {
            throw new IllegalArgumentException("not a JSON key: " + key);
          }
          copy.put(name, copyOf(value));
        });
    return new Frozen(copy);
  }

  private static List<@Nullable Object> listOf(List<?> list) {
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    for (Object value : list) copy.add(copyOf(value));
    return Collections.unmodifiableList(copy);
  }

  /** The value under {@code key} if it is a string, else {@code null}. */
  public static @Nullable String string(Map<String, ?> map, String key) {
    return map.get(key) instanceof String s ? s : null;
  }

  /** The value under {@code key} if it is a number, else {@code fallback}. */
  public static long number(Map<String, ?> map, String key, long fallback) {
    return map.get(key) instanceof Number n ? n.longValue() : fallback;
  }

  /** The value under {@code key} if it is an object, else an empty one. */
  @SuppressWarnings("unchecked") // a Tree map has string keys by construction
  public static Map<String, @Nullable Object> map(Map<String, ?> map, String key) {
    return map.get(key) instanceof Map<?, ?> m ? (Map<String, @Nullable Object>) m : Map.of();
  }

  /** The value under {@code key} if it is an array, else an empty one. */
  @SuppressWarnings("unchecked") // any list is a list of objects
  public static List<@Nullable Object> list(Map<String, ?> map, String key) {
    return map.get(key) instanceof List<?> l ? (List<@Nullable Object>) l : List.of();
  }

  /** The objects of the array under {@code key}; anything else in it is left out. */
  @SuppressWarnings("unchecked") // a Tree map has string keys by construction
  public static List<Map<String, @Nullable Object>> maps(Map<String, ?> map, String key) {
    return list(map, key).stream()
        .filter(Map.class::isInstance)
        .map(m -> (Map<String, @Nullable Object>) m)
        .toList();
  }

  /** The strings of the array under {@code key}; anything else in it is left out. */
  public static List<String> strings(Map<String, ?> map, String key) {
    return list(map, key).stream()
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .toList();
  }

  /** Known to be immutable all the way down, so that nobody copies it again. */
  private static final class Frozen extends AbstractMap<String, @Nullable Object> {
    private final Map<String, @Nullable Object> map;

    Frozen(Map<String, @Nullable Object> map) {
      this.map = Collections.unmodifiableMap(map);
    }

    @Override
    public @Nullable Object get(@Nullable Object key) {
      return map.get(key);
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return map.containsKey(key);
    }

    @Override
    public Set<Entry<String, @Nullable Object>> entrySet() {
      return map.entrySet();
    }
  }
}
