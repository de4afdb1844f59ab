package dev.bitbrat.rules;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Logic in one short line for a person, such as {@code type == "chat.message.v1"}. */
final class Description {
  private static final int MAX_LINE = 200;
  private static final int MAX_VALUE = 60;
  private static final int MAX_VALUES = 4;
  private static final Set<String> INFIX =
      Set.of(
          "==", "===", "!=", "!==", ">", ">=", "<", "<=", "+", "-", "*", "/", "%", "and", "or",
          "in");

  private Description() {}

  static String of(@Nullable Object tree) {
    return brief(text(tree), MAX_LINE);
  }

  /** What the variables in {@code tree} are, such as {@code type is "x"}. */
  static String values(@Nullable Object tree, Map<String, @Nullable Object> data) {
    Set<String> names = new LinkedHashSet<>();
    collect(tree, names);
    return names.stream()
        .limit(MAX_VALUES)
        .map(name -> name + " is " + value(Path.of(name, new Run()).find(data, null)))
        .collect(Collectors.joining(", "));
  }

  private static String value(@Nullable Object value) {
    return value == null ? "absent" : brief(text(value), MAX_VALUE);
  }

  private static String text(@Nullable Object tree) {
    return switch (tree) {
      case String s -> '"' + s.replace("\n", "\\n") + '"';
      case List<?> list -> "[" + join(list, ", ") + "]";
      case Map<?, ?> map when map.size() == 1 -> operation(map.entrySet().iterator().next());
      case Map<?, ?> map -> "{" + join(List.copyOf(map.keySet()), ", ") + "}";
      case null, default -> JsText.of(tree, new Run());
    };
  }

  private static String operation(Map.Entry<?, ?> operation) {
    String name = String.valueOf(operation.getKey());
    Object value = operation.getValue();
    List<?> arguments = value instanceof List<?> list ? list : null;
    if (name.equals("var") && value instanceof String path) return path;
    if (name.equals("!") && arguments == null) return "not " + text(value);
    if (arguments == null) return name + "(" + text(value) + ")";
    if (name.equals("!") && arguments.size() == 1) return "not " + text(arguments.getFirst());
    if (INFIX.contains(name) && arguments.size() > 1) return join(arguments, " " + name + " ");
    return name + "(" + join(arguments, ", ") + ")";
  }

  private static String join(List<?> parts, String separator) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < parts.size() && out.length() < MAX_LINE; i++) {
      if (i > 0) out.append(separator);
      out.append(brief(text(parts.get(i)), MAX_LINE));
    }
    return out.toString();
  }

  private static void collect(@Nullable Object tree, Set<String> names) {
    if (tree instanceof List<?> list) {
      for (Object element : list) collect(element, names);
    } else if (tree instanceof Map<?, ?> map && map.size() == 1) {
      if (map.get("var") instanceof String name && !name.isEmpty()) names.add(name);
      for (Object value : map.values()) collect(value, names);
    }
  }

  private static String brief(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length) + "...";
  }
}
