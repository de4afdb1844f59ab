package dev.bitbrat.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What logic requires of its data before its result can be true. Each requirement is a set of keys
 * of which the data must have at least one; saying nothing is always right, saying too much never.
 */
final class Requirements {
  private static final int MAX_KEYS = 64;

  private Requirements() {}

  static List<Set<Key>> of(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map) || map.size() != 1) return List.of();
    Map.Entry<?, ?> only = map.entrySet().iterator().next();
    List<?> arguments = only.getValue() instanceof List<?> list ? list : singleton(only.getValue());
    return switch (String.valueOf(only.getKey())) {
      case "and" -> arguments.stream().flatMap(a -> of(a).stream()).toList();
      case "or" -> either(arguments);
      case "!!" -> of(at(arguments, 0));
      case "if", "?:" -> condition(arguments);
      case "==", "===" -> equal(at(arguments, 0), at(arguments, 1));
      case "ci_eq" -> equalFolded(at(arguments, 0), at(arguments, 1));
      case "in" -> in(at(arguments, 0), at(arguments, 1));
      case "text_contains" -> contains(at(arguments, 0), needle(at(arguments, 1)));
      case "re_test" -> matches(at(arguments, 0), at(arguments, 1));
      default -> List.of();
    };
  }

  private static List<Set<Key>> either(List<?> branches) {
    Set<Key> any = new LinkedHashSet<>();
    for (Object branch : branches) {
      Optional<Set<Key>> required = narrowest(of(branch));
      if (required.isEmpty()) return List.of();
      any.addAll(required.get());
    }
    return any.isEmpty() || any.size() > MAX_KEYS ? List.of() : List.of(any);
  }

  /** The one that probably finds the fewest rules: long parts before whole values. */
  private static Optional<Set<Key>> narrowest(List<Set<Key>> required) {
    return required.stream().max(Comparator.comparingInt(Requirements::sharpness));
  }

  private static int sharpness(Set<Key> keys) {
    return keys.stream()
        .mapToInt(key -> key instanceof Key.Contains c ? c.part().length() : 2)
        .min()
        .orElse(0);
  }

  private static List<Set<Key>> condition(List<?> arguments) {
    boolean onlyThen =
        arguments.size() == 2 || (arguments.size() == 3 && isFalse(arguments.get(2)));
    if (!onlyThen) return List.of();
    List<Set<Key>> both = new ArrayList<>(of(arguments.get(0)));
    both.addAll(of(arguments.get(1)));
    return both;
  }

  private static boolean isFalse(@Nullable Object constant) {
    return !(constant instanceof Map) && !(constant instanceof List) && !Js.truthy(constant);
  }

  private static List<Set<Key>> equal(@Nullable Object a, @Nullable Object b) {
    if (a instanceof String value && path(b) != null) return equal(b, value);
    String path = path(a);
    return path != null && b instanceof String value
        ? List.of(Set.of(new Key.Equal(path, value)))
        : List.of();
  }

  private static List<Set<Key>> equalFolded(@Nullable Object a, @Nullable Object b) {
    if (a instanceof String value && path(b) != null) return contains(b, value);
    return b instanceof String value ? contains(a, value) : List.of();
  }

  private static List<Set<Key>> in(@Nullable Object value, @Nullable Object container) {
    if (value instanceof String part) return contains(container, part);
    String path = path(value);
    if (path == null || !(container instanceof List<?> list) || list.isEmpty()) return List.of();
    Set<Key> any = new LinkedHashSet<>();
    for (Object element : list) {
      if (!(element instanceof String text)) return List.of();
      any.add(new Key.Equal(path, text));
    }
    return any.size() > MAX_KEYS ? List.of() : List.of(any);
  }

  private static List<Set<Key>> contains(@Nullable Object value, @Nullable String part) {
    String path = path(value);
    if (path == null || part == null || part.isEmpty()) return List.of();
    return List.of(Set.of(new Key.Contains(path, Fold.fold(part))));
  }

  /** A part of what {@code text_contains} looks for, without the blank that it may leave out. */
  private static @Nullable String needle(@Nullable Object argument) {
    if (argument instanceof String text) return text.stripTrailing();
    if (!(argument instanceof Map<?, ?> map) || map.size() != 1) return null;
    if (!(map.get("cat") instanceof List<?> parts)) return null;
    return parts.stream()
        .filter(String.class::isInstance)
        .map(part -> ((String) part).stripTrailing())
        .max(Comparator.comparingInt(String::length))
        .orElse(null);
  }

  private static List<Set<Key>> matches(@Nullable Object value, @Nullable Object argument) {
    Object pattern =
        argument instanceof List<?> pair && !pair.isEmpty() ? pair.getFirst() : argument;
    String path = path(value);
    if (path == null || !(pattern instanceof String text)) return List.of();
    return RegexParts.of(text).stream()
        .filter(parts -> parts.size() <= MAX_KEYS)
        .map(parts -> containsOneOf(path, parts))
        .toList();
  }

  private static Set<Key> containsOneOf(String path, Set<String> parts) {
    return parts.stream()
        .map(part -> new Key.Contains(path, Fold.fold(part)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The name of a variable without a default: with one, an absent value could match too. */
  private static @Nullable String path(@Nullable Object tree) {
    if (!(tree instanceof Map<?, ?> map) || map.size() != 1) return null;
    Object name = map.get("var");
    Object only = name instanceof List<?> list && list.size() == 1 ? list.getFirst() : name;
    return only instanceof String path && !path.isEmpty() ? path : null;
  }

  private static List<?> singleton(@Nullable Object value) {
    return value == null ? List.of() : List.of(value);
  }

  private static @Nullable Object at(List<?> arguments, int index) {
    return index < arguments.size() ? arguments.get(index) : null;
  }
}
