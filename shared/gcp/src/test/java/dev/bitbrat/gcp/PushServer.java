package dev.bitbrat.gcp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Inbound;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A function as Pub/Sub sees it: takes the bare body and headers, answers 200 or 503. */
final class PushServer implements AutoCloseable {
  private static final Set<String> OF_HTTP =
      Set.of("host", "connection", "user-agent", "accept", "content-length", "accept-encoding");

  private final HttpServer server;
  private final String topic;
  private final Codec codec;
  private final Consumer<Inbound> handler;

  PushServer(String topic, Codec codec, Consumer<Inbound> handler) {
    this.topic = topic;
    this.codec = codec;
    this.handler = handler;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    int status = 200;
    try {
      handler.accept(inbound(exchange, body));
    } catch (RuntimeException | AssertionError e) {
      status = 503;
    }
    exchange.sendResponseHeaders(status, -1);
    exchange.close();
  }

  private Inbound inbound(HttpExchange exchange, byte[] body) {
    Map<String, String> attributes = new HashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!OF_HTTP.contains(lower)) attributes.put(lower, values.getFirst());
            });
    return switch (codec.decode(body)) {
      case Codec.Decoded.Ok(var event) -> new Inbound.Decoded(topic, event, attributes);
      case Codec.Decoded.Malformed(String reason) ->
          new Inbound.Unreadable(topic, reason, body, attributes);
    };
  }
}
