package dev.bitbrat.hooks;

import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import dev.bitbrat.platform.webhook.FormFields;
import dev.bitbrat.web.WebRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came with a request, as a tree: JSON, a form's fields, a GET's query, or nothing.
 *
 * @param tree {@code null} only for JSON that is so
 */
record Payload(@Nullable Object tree) {
  private static final int MOST_SCALARS = 50;

  /**
   * Empty for a content type that we do not read.
   *
   * @throws dev.bitbrat.json.JsonException if it is not the JSON that we read
   * @throws dev.bitbrat.platform.webhook.MalformedException if it is not a form
   */
  static Optional<Payload> of(WebRequest request) {
    if (request.method().equals("GET"))
      return Optional.of(new Payload(Tree.mapOf(request.query())));
    if (request.body().length == 0) return Optional.of(new Payload(Map.of()));
    String type = request.header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    int end = type.indexOf(';');
    String bare = (end < 0 ? type : type.substring(0, end)).strip();
    if (bare.equals("application/json") || bare.endsWith("+json")) {
      return Optional.of(new Payload(Json.parse(request.body(), JsonLimits.DELIVERY)));
    }
    return bare.equals("application/x-www-form-urlencoded")
        ? Optional.of(new Payload(Tree.mapOf(FormFields.read(request.body()))))
        : Optional.empty();
  }

  /** As an object; what is none stands under {@code body}. */
  @SuppressWarnings("unchecked") // a tree's maps have string keys by construction
  Map<String, @Nullable Object> object() {
    return tree instanceof Map<?, ?> map
        ? (Map<String, @Nullable Object>) map
        : Collections.singletonMap("body", tree);
  }

  /** The first texts, numbers and truths in it, each under its path: {@code a.b[0].c}. */
  Map<String, Object> scalars() {
    Map<String, Object> scalars = new LinkedHashMap<>();
    collect("", tree, scalars);
    return scalars;
  }

  private static void collect(String path, @Nullable Object value, Map<String, Object> into) {
    if (into.size() >= MOST_SCALARS) return;
    switch (value) {
      case null -> {}
      case Map<?, ?> map ->
          map.forEach(
              (name, inner) ->
                  collect(path.isEmpty() ? "" + name : path + '.' + name, inner, into));
      case List<?> list -> {
        for (int i = 0; i < list.size(); i++) collect(path + '[' + i + ']', list.get(i), into);
      }
      default -> {
        String name = path.isEmpty() ? "body" : path;
        into.put(name, value);
      }
    }
  }
}
