package dev.bitbrat.function;

import com.google.cloud.functions.invoker.runner.Invoker;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** A function in the real Functions Framework, inside this JVM. */
final class Running implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final Invoker invoker;
  private final int port;

  private Running(Invoker invoker, int port) {
    this.invoker = invoker;
    this.port = port;
  }

  @SuppressWarnings("NullAway") // the framework takes null for "not set"
  static Running start(Class<?> function, @Nullable String signatureType) throws Exception {
    int port = freePort();
    Invoker invoker =
        new Invoker(port, function.getName(), signatureType, Running.class.getClassLoader());
    invoker.startTestServer();
    return new Running(invoker, port);
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  HttpRequest.Builder at(String target) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    client.shutdownNow();
    try {
      invoker.stopServer();
    } catch (Exception e) {
      throw new IllegalStateException("the server does not stop", e);
    }
  }
}
