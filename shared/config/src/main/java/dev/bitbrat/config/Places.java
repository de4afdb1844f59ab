package dev.bitbrat.config;

import java.util.HashMap;
import java.util.Map;

/** Where the parts of a bundle stand in its files, by their path in the bundle. */
final class Places {
  private final Map<String, Place> places = new HashMap<>();

  void put(String path, Place place) {
    places.put(path, place);
  }

  /** Notes the value and all that is in it. */
  void putAll(String path, Located value) {
    put(path, value.place());
    switch (value) {
      case Located.Scalar _ -> {}
      case Located.Items items -> {
        for (int i = 0; i < items.items().size(); i++) {
          putAll(path + '[' + i + ']', items.items().get(i));
        }
      }
      case Located.Fields fields ->
          fields.fields().forEach((name, field) -> putAll(path + '.' + name, field.value()));
    }
  }

  /** The place of the path, or of the nearest part around it. */
  Place near(String path, Place fallback) {
    for (String at = path; !at.isEmpty(); at = around(at)) {
      Place place = places.get(at);
      if (place != null) return place;
    }
    return fallback;
  }

  private static String around(String path) {
    int end = Math.max(path.lastIndexOf('.'), path.lastIndexOf('['));
    return end < 0 ? "" : path.substring(0, end);
  }
}
