package dev.bitbrat.web;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decodes the parts of a URL as they stand in the request line, each exactly once. */
public final class UrlParts {
  private UrlParts() {}

  /**
   * @param raw path of the request; {@code ""} and {@code null} are the root
   * @throws IllegalArgumentException on a broken {@code %} escape
   */
  public static String path(@Nullable String raw) {
    if (raw == null || raw.isEmpty()) return "/";
    // A plus sign is a blank in forms and queries, and only there.
    return URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /**
   * Of a repeated name the first value counts; a name without {@code =} has the value {@code ""}.
   *
   * @throws IllegalArgumentException on a broken {@code %} escape
   */
  public static Map<String, String> query(@Nullable String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    if (raw == null) return values;
    for (String pair : raw.split("&")) {
      if (pair.isEmpty()) continue;
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.putIfAbsent(decode(name), decode(value));
    }
    return values;
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
