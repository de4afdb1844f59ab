package dev.bitbrat.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns the JDK's exchanges into requests, and responses into bytes. */
final class Exchanges implements HttpHandler {
  private static final Logger LOG = System.getLogger(Exchanges.class.getName());

  /** One who sends a body that is too large still gets to read why, up to this many bytes. */
  private static final long DISCARD_BYTES = 32L << 20;

  private final WebHandler handler;

  Exchanges(WebHandler handler) {
    this.handler = handler;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    Sending.send(exchange, answer(exchange));
    discard(exchange.getRequestBody());
    // Not in a finally: after an exception the server cuts the connection, so that half a body
    // does not look whole.
    exchange.close();
  }

  private WebResponse answer(HttpExchange exchange) {
    Map<String, List<String>> headers = headers(exchange);
    if (headers.size() > ServerLimits.HEADERS) {
      return Problem.of(431, "There are more than " + ServerLimits.HEADERS + " headers.");
    }
    if (bytes(headers) > ServerLimits.HEADER_BYTES) {
      return Problem.of(
          431, "The headers are larger than " + ServerLimits.HEADER_BYTES + " bytes.");
    }
    int limit = handler.maxBodyBytes();
    if (announced(headers) > limit) return Problem.tooLarge(limit);
    byte[] body;
    try {
      body = exchange.getRequestBody().readNBytes(limit + 1);
    } catch (IOException e) {
      // Whoever is still there reads why; then the connection is cut.
      return Problem.of(400, "The body broke off, or its chunks are malformed.");
    }
    if (body.length > limit) return Problem.tooLarge(limit);
    try {
      return handler.handle(request(exchange, headers, body));
    } catch (BadUrl e) {
      return Problem.of(400, "The address has a broken % escape.");
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "A request failed: " + exchange.getRequestMethod(), e);
      return Problem.unavailable();
    }
  }

  private static WebRequest request(
      HttpExchange exchange, Map<String, List<String>> headers, byte[] body) throws BadUrl {
    try {
      return new WebRequest(
          exchange.getRequestMethod().toUpperCase(Locale.ROOT),
          UrlParts.path(exchange.getRequestURI().getRawPath()),
          UrlParts.query(exchange.getRequestURI().getRawQuery()),
          headers,
          body,
          exchange.getRemoteAddress().getAddress().getHostAddress());
    } catch (IllegalArgumentException e) {
      throw new BadUrl();
    }
  }

  private static Map<String, List<String>> headers(HttpExchange exchange) {
    Map<String, List<String>> headers = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(
                    name.toLowerCase(Locale.ROOT),
                    values.stream().map(value -> value == null ? "" : value).toList()));
    return headers;
  }

  private static long bytes(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .flatMapToLong(
            h -> h.getValue().stream().mapToLong(v -> h.getKey().length() + v.length() + 4L))
        .sum();
  }

  /** The server has refused what is not a number. */
  private static long announced(Map<String, List<String>> headers) {
    List<String> values = headers.getOrDefault("content-length", List.of());
    return values.isEmpty() ? 0 : Long.parseLong(values.getFirst().strip());
  }

  /**
   * Reads what is left, without keeping it: a connection cut earlier would take our answer along.
   */
  private static void discard(InputStream rest) throws IOException {
    byte[] buffer = new byte[8192];
    long left = DISCARD_BYTES;
    for (int read = 0; read >= 0 && left > 0; left -= read) read = rest.read(buffer);
  }

  /** The address cannot be decoded. */
  private static final class BadUrl extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
