package dev.bitbrat.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /v1/events/{id}}: literal segments and named ones. Ordered from special to general. */
record PathPattern(List<String> segments) implements Comparable<PathPattern> {
  PathPattern {
    segments = List.copyOf(segments);
  }

  static PathPattern of(String pattern) {
    List<String> segments = segments(pattern);
    if (segments.isEmpty()) throw new IllegalArgumentException("not a path: " + pattern);
    for (String segment : segments) {
      boolean braces = segment.contains("{") || segment.contains("}");
      if (braces && !segment.matches("\\{[A-Za-z][A-Za-z0-9]*}")) {
        throw new IllegalArgumentException("a part is either literal or {name}: " + pattern);
      }
    }
    return new PathPattern(segments);
  }

  /**
   * The parts between the slashes; the root has one, which is empty. None at all for a path that no
   * honest client sends: dots that climb, double slashes, backslashes, control characters.
   */
  static List<String> segments(String path) {
    if (!path.startsWith("/")) return List.of();
    List<String> segments = List.of(path.substring(1).split("/", -1));
    if (segments.size() == 1 && segments.getFirst().isEmpty()) return segments;
    return segments.stream().allMatch(PathPattern::isHonest) ? segments : List.of();
  }

  private static boolean isHonest(String segment) {
    return !segment.isEmpty()
        && !segment.equals(".")
        && !segment.equals("..")
        && segment.indexOf('\\') < 0
        && segment.chars().noneMatch(Character::isISOControl);
  }

  boolean matches(List<String> path) {
    if (path.size() != segments.size()) return false;
    for (int i = 0; i < path.size(); i++) {
      String segment = segments.get(i);
      boolean fits = isName(segment) ? !path.get(i).isEmpty() : segment.equals(path.get(i));
      if (!fits) return false;
    }
    return true;
  }

  /** The named segments' values in a path that matches. */
  PathValues values(List<String> path) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (isName(segment)) values.put(segment.substring(1, segment.length() - 1), path.get(i));
    }
    return new PathValues(values);
  }

  boolean sameShape(PathPattern other) {
    return shape().equals(other.shape());
  }

  @Override
  public int compareTo(PathPattern other) {
    return String.join("/", shape()).compareTo(String.join("/", other.shape()));
  }

  /** Names become the greatest character, so that literals sort before them. */
  private List<String> shape() {
    List<String> shape = new ArrayList<>();
    for (String segment : segments) shape.add(isName(segment) ? "\uffff" : segment);
    return shape;
  }

  private static boolean isName(String segment) {
    return segment.startsWith("{");
  }
}
