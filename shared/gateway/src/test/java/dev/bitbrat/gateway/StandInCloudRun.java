package dev.bitbrat.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Cloud Run's {@code workerPools.patch} and the metadata server's token over HTTP, as their
 * references document them: without a mask everything that the body does not name is reset, and a
 * call without the token of the account is refused.
 */
final class StandInCloudRun implements AutoCloseable {
  static final String POOL = "projects/t-project/locations/us-central1/workerPools/socket-gateway";
  private static final String TOKEN = "ya29.of-the-account";

  private final HttpServer server;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Queue<Integer> failures = new ArrayDeque<>();
  private volatile @Nullable Object instances = 1L;
  private volatile boolean tokens = true;

  StandInCloudRun() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v2/", this::pool);
    server.createContext("/computeMetadata/", this::token);
    server.start();
  }

  String host() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  URI uri() {
    return URI.create("http://" + host());
  }

  @Nullable Object instances() {
    return instances;
  }

  List<String> requests() {
    return requests;
  }

  synchronized void fail(int status) {
    failures.add(status);
  }

  void withoutTokens() {
    tokens = false;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private synchronized void pool(HttpExchange exchange) throws IOException {
    String body =
        new String(
            exchange.getRequestBody().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    String asked = exchange.getRequestMethod() + ' ' + exchange.getRequestURI();
    requests.add(asked);
    Integer failure = failures.poll();
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (failure != null) send(exchange, failure, error("UNAVAILABLE"));
    else if (!("Bearer " + TOKEN).equals(authorization))
      send(exchange, 401, error("UNAUTHENTICATED"));
    else if (asked.equals("PATCH /v2/" + POOL + "?updateMask=scaling.manualInstanceCount")) {
      instances = Tree.map(Json.parseObject(body), "scaling").get("manualInstanceCount");
      send(exchange, 200, Map.of("name", "projects/t-project/operations/1", "done", false));
    } else send(exchange, 404, error("NOT_FOUND"));
  }

  private void token(HttpExchange exchange) throws IOException {
    boolean honest = "Google".equals(exchange.getRequestHeaders().getFirst("Metadata-Flavor"));
    if (!honest || !tokens) send(exchange, 403, Map.of());
    else send(exchange, 200, Map.of("access_token", TOKEN, "expires_in", 3000L));
  }

  private static Map<String, @Nullable Object> error(String status) {
    return Map.of("error", Map.of("message", "no", "status", status));
  }

  private static void send(HttpExchange exchange, int status, Object tree) throws IOException {
    byte[] body = Json.writeBytes(tree);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
