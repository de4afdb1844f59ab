package dev.bitbrat.standins;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.json.Json;
import dev.bitbrat.json.JsonLimits;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's server on the loopback address, bare, because a stand-in must be able to misbehave: to
 * answer late, or to take a request and hang up.
 */
final class Loopback implements AutoCloseable {
  private static final JsonLimits LIMITS = new JsonLimits(1 << 20, 64);

  private final HttpServer server;
  private final ExecutorService threads;

  private Loopback(HttpServer server, ExecutorService threads) {
    this.server = server;
    this.threads = threads;
  }

  @FunctionalInterface
  interface Handler {
    /** The answer; {@code null} hangs up without one. */
    @Nullable Answer handle(Request request);
  }

  /** A request, read whole. */
  record Request(String what, @Nullable String query, Headers headers, Bytes body) {
    /** The first of this name in the address; {@code null} if there is none. */
    @Nullable String parameter(String name) {
      if (query == null) return null;
      for (String part : query.split("&")) {
        if (part.startsWith(name + '=')) {
          return URLDecoder.decode(part.substring(name.length() + 1), StandardCharsets.UTF_8);
        }
      }
      return null;
    }

    @Nullable String header(String name) {
      return headers.getFirst(name);
    }

    String text() {
      return new String(body.value(), StandardCharsets.UTF_8);
    }

    /**
     * @throws dev.bitbrat.json.JsonException if the body is not a JSON object
     */
    Map<String, @Nullable Object> json() {
      return Json.parseObject(body.value(), LIMITS);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // bytes as received, compared by nobody
  record Bytes(byte[] value) {}

  /**
   * @param port 0 for any free one
   */
  static Loopback start(int port, Handler handler) {
    try {
      InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
      HttpServer server = HttpServer.create(address, 0);
      ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      server.createContext("/", exchange -> serve(exchange, handler));
      server.start();
      return new Loopback(server, threads);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot listen on port " + port + ": " + e.getMessage(), e);
    }
  }

  private static void serve(HttpExchange exchange, Handler handler) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(LIMITS.bytes() + 1);
      URI uri = exchange.getRequestURI();
      String what = exchange.getRequestMethod() + ' ' + uri.getPath();
      Answer answer =
          handler.handle(
              new Request(what, uri.getRawQuery(), exchange.getRequestHeaders(), new Bytes(body)));
      if (answer != null) send(exchange, answer);
    }
  }

  private static void send(HttpExchange exchange, Answer answer) throws IOException {
    answer.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = answer.body();
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) exchange.getResponseBody().write(body);
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }
}
