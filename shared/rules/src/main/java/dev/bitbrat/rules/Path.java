package dev.bitbrat.rules;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where in the data a value is; no names means the data itself. */
record Path(List<String> names) {
  private static final int MAX_NAMES = 64;

  Path {
    names = List.copyOf(names);
  }

  /** The path of a dotted name. */
  static Path of(@Nullable Object name, Run run) {
    if (Js.isNullish(name) || "".equals(name)) return new Path(List.of());
    String dotted = JsText.of(name, run);
    run.chars(dotted.length());
    // One more than may be: a longer path leads nowhere in data of bounded depth.
    return new Path(List.of(dotted.split("\\.", MAX_NAMES + 1)));
  }

  /** The value there, which may be null, or {@code fallback} if there is none. */
  @Nullable Object find(@Nullable Object data, @Nullable Object fallback) {
    Object found = data;
    for (String name : names) {
      found = Js.member(found, name);
      if (Js.isUndefined(found)) return fallback;
    }
    return found;
  }
}
