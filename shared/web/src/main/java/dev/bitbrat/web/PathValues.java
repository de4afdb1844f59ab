package dev.bitbrat.web;

import java.util.Map;

/** What the {@code {name}} parts of a route's pattern stand for in one request. */
public record PathValues(Map<String, String> byName) {
  public PathValues {
    byName = Map.copyOf(byName);
  }

  /**
   * Decoded, never empty, never with a slash.
   *
   * @throws IllegalArgumentException if the pattern has no such part
   */
  public String get(String name) {
    String value = byName.get(name);
    if (value == null) throw new IllegalArgumentException("the route has no {" + name + "}");
    return value;
  }
}
