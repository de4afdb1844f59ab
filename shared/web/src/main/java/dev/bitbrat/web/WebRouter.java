package dev.bitbrat.web;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds the handler for method and path. Unknown paths are 404, other methods of a known path 405
 * with {@code Allow}; HEAD is answered by the GET route, OPTIONS by the list of methods.
 */
public final class WebRouter implements WebHandler {
  private final List<Route> routes;
  private final int maxBodyBytes;

  private WebRouter(List<Route> routes, int maxBodyBytes) {
    this.routes = routes;
    this.maxBodyBytes = maxBodyBytes;
  }

  /** Answers a request that a pattern matched. */
  @FunctionalInterface
  public interface Handler {
    WebResponse handle(WebRequest request, PathValues path);
  }

  public static Builder routes() {
    return new Builder();
  }

  @Override
  public int maxBodyBytes() {
    return maxBodyBytes;
  }

  @Override
  public WebResponse handle(WebRequest request) {
    List<String> segments = PathPattern.segments(request.path());
    if (segments.isEmpty()) return notFound();
    Map<String, Route> byMethod = new TreeMap<>();
    for (Route route : routes) {
      if (route.pattern.matches(segments)) byMethod.putIfAbsent(route.method, route);
    }
    if (byMethod.isEmpty()) return notFound();
    Route route = byMethod.get(request.method());
    if (route == null && request.method().equals("HEAD")) route = byMethod.get("GET");
    if (route != null) return route.handler.handle(request, route.pattern.values(segments));
    return otherMethod(request, byMethod);
  }

  private static WebResponse otherMethod(WebRequest request, Map<String, Route> byMethod) {
    TreeSet<String> methods = new TreeSet<>(byMethod.keySet());
    methods.add("OPTIONS");
    if (methods.contains("GET")) methods.add("HEAD");
    String allow = String.join(", ", methods);
    WebResponse response =
        request.method().equals("OPTIONS")
            ? WebResponse.empty(204)
            : Problem.of(405, "This address takes " + allow + ".");
    return response.withHeader("Allow", allow);
  }

  private static WebResponse notFound() {
    return Problem.of(404, "There is nothing at this address.");
  }

  private record Route(String method, PathPattern pattern, Handler handler) {}

  /** Collects routes. */
  public static final class Builder {
    private final List<Route> routes = new ArrayList<>();
    private int maxBodyBytes = 1 << 20;

    private Builder() {}

    /**
     * @param methodAndPattern for example {@code GET /v1/events/{id}}. Literal parts go before
     *     {@code {name}} parts, whatever the order of the calls
     * @throws IllegalArgumentException if the pattern is malformed or means the same as another
     */
    public Builder on(String methodAndPattern, Handler handler) {
      int blank = methodAndPattern.indexOf(' ');
      if (blank < 1) throw new IllegalArgumentException("no method in: " + methodAndPattern);
      String method = methodAndPattern.substring(0, blank);
      PathPattern pattern = PathPattern.of(methodAndPattern.substring(blank + 1));
      for (Route other : routes) {
        if (other.method.equals(method) && other.pattern.sameShape(pattern)) {
          throw new IllegalArgumentException("two routes for: " + methodAndPattern);
        }
      }
      routes.add(new Route(method, pattern, handler));
      return this;
    }

    /** {@link #on} for a handler that needs no part of the path. */
    public Builder on(String methodAndPattern, WebHandler handler) {
      return on(methodAndPattern, (request, path) -> handler.handle(request));
    }

    /** Limit of all routes together; 1 MiB if not said. */
    public Builder maxBodyBytes(int value) {
      maxBodyBytes = value;
      return this;
    }

    public WebRouter build() {
      List<Route> sorted = new ArrayList<>(routes);
      sorted.sort(Comparator.comparing(Route::pattern));
      return new WebRouter(Collections.unmodifiableList(sorted), maxBodyBytes);
    }
  }
}
