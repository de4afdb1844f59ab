package dev.bitbrat.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How large logic may be; checked before anything walks it without looking back. */
final class Limits {
  static final int DEPTH = 64;
  static final int NODES = 10_000;

  /** Of logic as text, and of all texts in a logic tree together. */
  static final int CHARS = 64 * 1024;

  private int nodes;
  private int chars;

  private Limits() {}

  /** Why {@code tree} is too large or not JSON, or {@code null} if it is fine. */
  static @Nullable String refusal(@Nullable Object tree) {
    return new Limits().check(tree, 1);
  }

  private @Nullable String check(@Nullable Object tree, int depth) {
    if (depth > DEPTH) return "nested deeper than " + DEPTH;
    if (++nodes > NODES) return "more than " + NODES + " values";
    return switch (tree) {
      case null -> null;
      case Boolean b -> null;
      case Number n -> null;
      case String s -> checkText(s);
      case List<?> list -> checkAll(list, depth);
      case Map<?, ?> map -> {
        for (Object key : map.keySet()) {
          if (!(key instanceof String name)) yield "not a JSON key: " + key;
          String refusal = checkText(name);
          if (refusal != null) yield refusal;
        }
        yield checkAll(map.values(), depth);
      }
      default -> "not a JSON value: " + tree.getClass().getSimpleName();
    };
  }

  private @Nullable String checkAll(Iterable<?> values, int depth) {
    for (Object value : values) {
      String refusal = check(value, depth + 1);
      if (refusal != null) return refusal;
    }
    return null;
  }

  private @Nullable String checkText(String text) {
    chars += text.length();
    return chars < 0 || chars > CHARS ? "more than " + CHARS + " characters of text" : null;
  }
}
