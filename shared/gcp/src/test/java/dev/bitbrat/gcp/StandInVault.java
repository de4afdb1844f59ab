package dev.bitbrat.gcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Secrets;
import dev.bitbrat.testkit.SecretsContract.Vault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secret Manager's {@code secrets.versions.access} over HTTP, as its REST reference documents it.
 */
final class StandInVault implements Vault, AutoCloseable {
  static final String DISABLED = "<disabled>";
  static final String FORBIDDEN = "<forbidden>";
  private static final Pattern PATH =
      Pattern.compile("/v1/projects/t-vault/secrets/([^/]+)/versions/latest:access");

  private final Map<String, String> values;
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private final SecretManagerSecrets secrets;

  StandInVault(Map<String, String> values) {
    this.values = new ConcurrentHashMap<>(values);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    secrets =
        new SecretManagerSecrets(new GcpSettings("t-vault", "(default)", null, null, address));
  }

  int requests() {
    return requests.get();
  }

  @Override
  public Secrets secrets() {
    return secrets;
  }

  @Override
  public void change(String name, String value) {
    values.put(name, value);
  }

  @Override
  public void close() {
    secrets.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    String name = path.matches() ? path.group(1) : "";
    String value = values.get(name);
    if (value == null) send(exchange, 404, error(404, "NOT_FOUND"));
    else if (value.equals(DISABLED)) send(exchange, 400, error(400, "FAILED_PRECONDITION"));
    else if (value.equals(FORBIDDEN)) send(exchange, 403, error(403, "PERMISSION_DENIED"));
    else send(exchange, 200, version(name, value));
  }

  private static Map<String, @Nullable Object> version(String name, String value) {
    byte[] data = value.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "name",
        "projects/123456/secrets/" + name + "/versions/7",
        "payload",
        Map.of("data", Base64.getEncoder().encodeToString(data), "dataCrc32c", "1"));
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
