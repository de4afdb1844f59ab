package dev.bitbrat.gcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.SecretVaultContract.WritableVault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Secret Manager's {@code secrets.create}, {@code secrets.addVersion} and {@code secrets.versions}
 * {@code .access}, {@code .list} and {@code .destroy} over HTTP, as its REST reference documents
 * them.
 */
final class StandInVault implements WritableVault, AutoCloseable {
  static final String DISABLED = "<disabled>";
  static final String FORBIDDEN = "<forbidden>";
  private static final String SECRETS = "/v1/projects/(?:t-vault|123456)/secrets";
  private static final Pattern PATH =
      Pattern.compile(SECRETS + "(?:/([^/:]+))?(?:/versions(?:/([0-9]+|latest))?)?(:[A-Za-z]+)?");

  private final Map<String, List<Version>> secrets = new LinkedHashMap<>();
  private final AtomicInteger requests = new AtomicInteger();
  private final HttpServer server;
  private final SecretManagerSecrets client;
  private boolean destroyingForbidden;
  final FakeClock clock = new FakeClock();

  private record Version(String value, Instant made, boolean destroyed) {}

  StandInVault(Map<String, String> values) {
    values.forEach(this::change);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    String address = "127.0.0.1:" + server.getAddress().getPort();
    client =
        new SecretManagerSecrets(
            new GcpSettings("t-vault", "(default)", null, null, address), Patience.NORMAL, clock);
  }

  int requests() {
    return requests.get();
  }

  void forbidDestroying() {
    destroyingForbidden = true;
  }

  /** Values of a secret, oldest first; those that are destroyed are left out. */
  synchronized List<String> versions(String name) {
    return secrets.getOrDefault(name, List.of()).stream()
        .filter(version -> !version.destroyed())
        .map(Version::value)
        .toList();
  }

  @Override
  public SecretManagerSecrets secrets() {
    return client;
  }

  @Override
  public synchronized void change(String name, String value) {
    secrets
        .computeIfAbsent(name, n -> new ArrayList<>())
        .add(new Version(value, clock.instant(), false));
  }

  @Override
  public void close() {
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    requests.incrementAndGet();
    byte[] body = exchange.getRequestBody().readAllBytes();
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    if (!path.matches()) {
      error(exchange, 404, "NOT_FOUND");
      return;
    }
    String call = exchange.getRequestMethod() + ' ' + (path.group(3) == null ? "" : path.group(3));
    synchronized (this) {
      String name = path.group(1) == null ? "" : path.group(1);
      switch (call) {
        case "GET :access" -> access(exchange, name);
        case "GET " -> list(exchange, name);
        case "POST " -> create(exchange);
        case "POST :addVersion" ->
            add(exchange, name, Json.parseObject(new String(body, StandardCharsets.UTF_8)));
        case "POST :destroy" -> destroy(exchange, name, Integer.parseInt(path.group(2)));
        default -> error(exchange, 404, "NOT_FOUND");
      }
    }
  }

  private void access(HttpExchange exchange, String name) throws IOException {
    List<Version> versions = secrets.getOrDefault(name, List.of());
    String value = versions.isEmpty() ? null : versions.getLast().value();
    if (value == null) error(exchange, 404, "NOT_FOUND");
    else if (value.equals(DISABLED)) error(exchange, 400, "FAILED_PRECONDITION");
    else if (value.equals(FORBIDDEN)) error(exchange, 403, "PERMISSION_DENIED");
    else send(exchange, 200, payload(name, value));
  }

  private void create(HttpExchange exchange) throws IOException {
    String name = exchange.getRequestURI().getQuery().replaceAll(".*secretId=([^&]*).*", "$1");
    if (secrets.containsKey(name)) {
      error(exchange, 409, "ALREADY_EXISTS");
      return;
    }
    secrets.put(name, new ArrayList<>());
    send(exchange, 200, Map.of("name", "projects/123456/secrets/" + name));
  }

  private void add(HttpExchange exchange, String name, Map<String, @Nullable Object> body)
      throws IOException {
    List<Version> versions = secrets.get(name);
    if (versions == null) {
      error(exchange, 404, "NOT_FOUND");
      return;
    }
    if (!versions.isEmpty() && versions.getLast().value().equals(FORBIDDEN)) {
      error(exchange, 403, "PERMISSION_DENIED");
      return;
    }
    String data = String.valueOf(Tree.string(Tree.map(body, "payload"), "data"));
    byte[] bytes = Base64.getDecoder().decode(data);
    versions.add(new Version(new String(bytes, StandardCharsets.UTF_8), clock.instant(), false));
    send(exchange, 200, version(name, versions.size() - 1, versions.getLast()));
  }

  private void list(HttpExchange exchange, String name) throws IOException {
    List<Version> versions = secrets.getOrDefault(name, List.of());
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (int i = versions.size() - 1; i >= 0; i--) {
      if (!versions.get(i).destroyed()) rows.add(version(name, i, versions.get(i)));
    }
    send(exchange, 200, Map.of("versions", rows, "totalSize", rows.size()));
  }

  private void destroy(HttpExchange exchange, String name, int number) throws IOException {
    if (destroyingForbidden) {
      error(exchange, 403, "PERMISSION_DENIED");
      return;
    }
    List<Version> versions = secrets.getOrDefault(name, List.of());
    Version gone = new Version("", versions.get(number - 1).made(), true);
    versions.set(number - 1, gone);
    send(exchange, 200, version(name, number - 1, gone));
  }

  private static Map<String, @Nullable Object> version(String name, int index, Version version) {
    return Map.of(
        "name",
        "projects/123456/secrets/" + name + "/versions/" + (index + 1),
        "createTime",
        version.made().toString(),
        "state",
        version.destroyed() ? "DESTROYED" : "ENABLED");
  }

  private static Map<String, @Nullable Object> payload(String name, String value) {
    byte[] data = value.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "name",
        "projects/123456/secrets/" + name + "/versions/7",
        "payload",
        Map.of("data", Base64.getEncoder().encodeToString(data), "dataCrc32c", "1"));
  }

  private static void error(HttpExchange exchange, int code, String status) throws IOException {
    Map<String, @Nullable Object> error =
        Map.of("code", (long) code, "message", "no", "status", status);
    send(exchange, code, Map.of("error", error));
  }

  private static void send(HttpExchange exchange, int status, Object tree) throws IOException {
    byte[] body = Json.writeBytes(tree);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=UTF-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}
