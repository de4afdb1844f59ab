package dev.bitbrat.hooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where something stands in a payload: {@code $.a.b[0].c}, a part of JSONPath; {@code $} may be
 * left out, and {@code ['a b']} names what has a blank.
 *
 * @param steps names as {@link String}, places in a list as {@link Integer}
 */
record PayloadPath(List<Object> steps) {
  private static final int MOST_STEPS = 32;
  private static final Pattern STEP =
      Pattern.compile("\\.?([^.\\[\\]'\\s]+)|\\[([0-9]{1,6})]|\\['([^']+)']");

  PayloadPath {
    steps = List.copyOf(steps);
  }

  /**
   * @throws IllegalArgumentException if it is no such path; the message quotes it
   */
  static PayloadPath of(String text) {
    String rest = text.startsWith("$") ? text.substring(1) : text;
    List<Object> steps = new ArrayList<>();
    Matcher step = STEP.matcher(rest);
    int at = 0;
    while (at < rest.length() && steps.size() < MOST_STEPS) {
      if (!step.find(at) || step.start() != at) break;
      steps.add(step(step));
      at = step.end();
    }
    if (at < rest.length() || steps.isEmpty()) {
      throw new IllegalArgumentException("not a path such as $.a.b[0].c: " + text);
    }
    return new PayloadPath(steps);
  }

  private static Object step(Matcher step) {
    String place = step.group(2);
    if (place != null) return Integer.valueOf(place);
    String quoted = step.group(3);
    return quoted == null ? step.group(1) : quoted;
  }

  /** What stands there; {@code null} if there is nothing. */
  @Nullable Object in(@Nullable Object payload) {
    Object value = payload;
    for (Object step : steps) value = below(value, step);
    return value;
  }

  private static @Nullable Object below(@Nullable Object value, Object step) {
    return switch (step) {
      case Integer place when value instanceof List<?> list && place < list.size() ->
          list.get(place);
      case String name when value instanceof Map<?, ?> map -> map.get(name);
      default -> null;
    };
  }

  /** The text of what stands there, if it is a text, a number, or true or false, and not blank. */
  @Nullable String textIn(@Nullable Object payload) {
    return switch (in(payload)) {
      case String text -> text.isBlank() ? null : text;
      case Number number -> number.toString();
      case Boolean truth -> truth.toString();
      case null, default -> null;
    };
  }
}
