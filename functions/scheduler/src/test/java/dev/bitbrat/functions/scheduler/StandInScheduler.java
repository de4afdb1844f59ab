package dev.bitbrat.functions.scheduler;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Cloud Scheduler's {@code jobs.pause}, {@code jobs.resume} and {@code jobs.get} over HTTP, as its
 * REST reference documents them: only a job that is enabled can be paused, and only one that is
 * paused can be resumed.
 */
final class StandInScheduler implements AutoCloseable {
  static final String JOB = "projects/t-project/locations/us-central1/jobs/bitbrat-tick";

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Failure> failures = new ArrayDeque<>();
  private String state = "ENABLED";

  /**
   * @param done whether what was asked for happens all the same
   */
  private record Failure(int code, String status, boolean done) {}

  StandInScheduler() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  List<String> requests() {
    return requests;
  }

  synchronized String state() {
    return state;
  }

  synchronized void state(String other) {
    state = other;
  }

  /** The next request is answered so and nothing happens. */
  synchronized void fail(int code, String status) {
    failures.add(new Failure(code, status, false));
  }

  /** The next request does what it asks for and is answered so. */
  synchronized void failAfterwards(int code, String status) {
    failures.add(new Failure(code, status, true));
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    String asked = exchange.getRequestMethod() + ' ' + exchange.getRequestURI().getPath();
    requests.add(asked);
    Failure failure = failures.poll();
    if (failure != null && !failure.done()) {
      send(exchange, failure.code(), error(failure.code(), failure.status()));
      return;
    }
    String next = after(asked);
    if (next == null) send(exchange, 404, error(404, "NOT_FOUND"));
    else if (next.isEmpty()) send(exchange, 400, error(400, "FAILED_PRECONDITION"));
    else {
      state = next;
      if (failure == null) send(exchange, 200, Map.of("name", JOB, "state", state));
      else send(exchange, failure.code(), error(failure.code(), failure.status()));
    }
  }

  /** The state that a request leads to; empty if it may not now, {@code null} if unknown. */
  private @Nullable String after(String asked) {
    return switch (asked) {
      case "GET /v1/" + JOB -> state;
      case "POST /v1/" + JOB + ":pause" -> state.equals("ENABLED") ? "PAUSED" : "";
      case "POST /v1/" + JOB + ":resume" -> state.equals("PAUSED") ? "ENABLED" : "";
      default -> null;
    };
  }

  private static Map<String, @Nullable Object> error(int code, String status) {
    return Map.of("error", Map.of("code", (long) code, "message", "no", "status", status));
  }

  private static void send(HttpExchange exchange, int status, Object tree) throws IOException {
    byte[] body = Json.writeBytes(tree);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
