package dev.bitbrat.rules;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How large a tree may be; checked before anything walks it without looking back. */
record Limits(int depth, int nodes, int chars) {
  static final int DEPTH = 64;

  /** Of logic as text, and of all texts in a logic tree together. */
  static final int CHARS = 64 * 1024;

  static final Limits LOGIC = new Limits(DEPTH, 10_000, CHARS);
  static final Limits DOCUMENT = new Limits(DEPTH + 8, 50_000, 512 * 1024);

  /** Why {@code tree} is too large or not JSON, or {@code null} if it is fine. */
  @Nullable String refusal(@Nullable Object tree) {
    return new Count().check(tree, 1);
  }

  private final class Count {
    private int nodesSeen;
    private int charsSeen;

    private @Nullable String check(@Nullable Object tree, int level) {
      if (level > depth) return "nested deeper than " + depth;
      if (++nodesSeen > nodes) return "more than " + nodes + " values";
      return switch (tree) {
        case null -> null;
        case Boolean b -> null;
        case Number n -> null;
        case String s -> checkText(s);
        case List<?> list -> checkAll(list, level);
        case Map<?, ?> map -> {
          for (Object key : map.keySet()) {
            if (!(key instanceof String name)) yield "not a JSON key: " + key;
            String refusal = checkText(name);
            if (refusal != null) yield refusal;
          }
          yield checkAll(map.values(), level);
        }
        default -> "not a JSON value: " + tree.getClass().getSimpleName();
      };
    }

    private @Nullable String checkAll(Iterable<?> values, int level) {
      for (Object value : values) {
        String refusal = check(value, level + 1);
        if (refusal != null) return refusal;
      }
      return null;
    }

    private @Nullable String checkText(String text) {
      charsSeen += text.length();
      return charsSeen < 0 || charsSeen > chars
          ? "more than " + chars + " characters of text"
          : null;
    }
  }
}
