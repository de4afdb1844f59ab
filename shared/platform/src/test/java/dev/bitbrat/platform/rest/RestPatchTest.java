package dev.bitbrat.platform.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.platform.rest.RestResult.Answered;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestPatchTest {
  static final RestRequest REQUEST =
      RestRequest.json("PATCH", "/members/1", Map.of("muted", true)).with("X-Why", "caps");

  final List<String> seen = new CopyOnWriteArrayList<>();
  final CountDownLatch closing = new CountDownLatch(1);
  HttpServer server = listening();

  private static HttpServer listening() {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @BeforeEach
  void start() {
    server.createContext("/", this::serve);
    server.start();
  }

  @AfterEach
  void close() {
    closing.countDown();
    server.stop(0);
  }

  @Test
  void patchesOnceAndReadsTheAnswer() {
    RestResult result = client(Duration.ofSeconds(5)).ask(REQUEST);

    assertThat(result).isInstanceOf(Answered.class);
    assertThat(((Answered) result).status()).isEqualTo(200);
    assertThat(((Answered) result).object()).containsEntry("ok", true);
    assertThat(((Answered) result).header("X-Said")).contains("this");
    assertThat(seen).containsExactly("PATCH /members/1 caps {\"muted\":true}");
  }

  @Test
  void doesNotKnowWhatBecameOfItWithoutAnAnswer() {
    RestRequest broken = RestRequest.json("PATCH", "/broken", Map.of());
    assertThat(client(Duration.ofSeconds(5)).ask(broken))
        .isEqualTo(new RestResult.Silence("the connection broke before the answer"));
    RestRequest slow = RestRequest.json("PATCH", "/slow", Map.of());
    assertThat(client(Duration.ofMillis(200)).ask(slow))
        .isEqualTo(new RestResult.Silence("no answer within 0.2 s"));
  }

  @Test
  void isAnOutageWithoutAConnection() {
    RestClient client = client(Duration.ofSeconds(5));
    server.stop(0);
    assertThatThrownBy(() -> client.ask(REQUEST)).isInstanceOf(OutageException.class);
  }

  @Test
  void showsNoCredentialOfItsPath() {
    assertThat(RestRequest.post("/webhooks/1/" + "a".repeat(80) + "?wait=true"))
        .hasToString("POST /webhooks/1/***");
  }

  private RestClient client(Duration patience) {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new RestClient(new RestSettings(base, Duration.ofSeconds(3), patience));
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      String why = exchange.getRequestHeaders().getFirst("X-Why");
      seen.add(exchange.getRequestMethod() + ' ' + path + ' ' + why + ' ' + body);
      if (path.equals("/broken")) return;
      if (path.equals("/slow")) awaitTheEnd();
      byte[] answer = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("X-Said", "this");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private void awaitTheEnd() {
    try {
      closing.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
