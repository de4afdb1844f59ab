package dev.bitbrat.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JdkServerTest {
  final BlockingQueue<WebRequest> seen = new LinkedBlockingQueue<>();
  final CountDownLatch opened = new CountDownLatch(1);
  final CountDownLatch go = new CountDownLatch(1);
  final CompletableFuture<Throwable> broken = new CompletableFuture<>();
  final JdkServer server = JdkServer.start(new Answers(), 0);
  final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void stop() {
    go.countDown();
    client.shutdownNow();
    server.close();
  }

  @Test
  void passesTheRequestOn() throws Exception {
    HttpRequest request =
        at("/a%20b/c?q=x+y&q=z")
            .header("X-Twice", "1")
            .header("X-Twice", "2")
            .POST(BodyPublishers.ofString("hällo"))
            .build();
    assertThat(send(request).body()).isEqualTo("seen");
    WebRequest got = next();
    assertThat(got.method()).isEqualTo("POST");
    assertThat(got.path()).isEqualTo("/a b/c");
    assertThat(got.query()).containsExactly(Map.entry("q", "x y"));
    assertThat(got.headers().get("x-twice")).containsExactly("1", "2");
    assertThat(got.header("X-Twice")).isEmpty();
    assertThat(got.text()).isEqualTo("hällo");
    assertThat(got.remoteAddress()).isEqualTo("127.0.0.1");
  }

  @Test
  void refusesAnAnnouncedBodyThatIsTooLargeWithoutWaitingForIt() throws Exception {
    assertThat(raw("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\nabc"))
        .startsWith("HTTP/1.1 413 ");
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesABodyThatTurnsOutTooLarge() throws Exception {
    HttpResponse<String> response =
        send(at("/").POST(BodyPublishers.ofInputStream(() -> zeroes(10 << 20))).build());
    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.body()).contains("larger than 1000 bytes");
    assertThat(seen).isEmpty();
  }

  @Test
  void takesABodyOfExactlyTheLimit() throws Exception {
    assertThat(send(at("/").POST(BodyPublishers.ofByteArray(new byte[1000])).build()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void refusesHeadersThatAreTooLarge() throws Exception {
    assertThat(send(at("/").header("X-Large", "x".repeat(40_000)).build()).statusCode())
        .isEqualTo(431);
  }

  @Test
  void refusesTooManyHeaders() throws Exception {
    StringBuilder many = new StringBuilder("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
    for (int i = 0; i < 150; i++) many.append("X-").append(i).append(": 1\r\n");
    assertThat(raw(many + "\r\n")).startsWith("HTTP/1.1 431 ");
    assertThat(seen).isEmpty();
  }

  @Test
  void saysThatABodyIsNotChunkedAsItShouldBe() throws Exception {
    String head = "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    assertThat(raw(head + "zz\r\n{}\r\n0\r\n\r\n")).startsWith("HTTP/1.1 400 ");
    assertThat(seen).isEmpty();
  }

  @Test
  void refusesABrokenAddress() throws Exception {
    assertThat(raw("GET /?q=%zz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400 ");
    assertThat(seen).isEmpty();
  }

  @Test
  void hidesWhyAHandlerFailed() throws Exception {
    HttpResponse<String> response = send(at("/fails").build());
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    assertThat(response.body()).doesNotContain("secret").contains("\"status\":503");
  }

  @Test
  void doesNotSendAHeaderThatWouldSplitTheResponse() throws Exception {
    HttpResponse<String> response = send(at("/split").build());
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("X-Evil")).isEmpty();
  }

  @Test
  void streamsEachWriteAtOnce() throws Exception {
    HttpResponse<InputStream> response =
        client.send(at("/stream").build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      assertThat(body.readNBytes(6)).isEqualTo("first\n".getBytes(UTF_8));
      go.countDown();
      assertThat(body.readAllBytes()).isEqualTo("second\n".getBytes(UTF_8));
    }
  }

  @Test
  void endsAStreamWhoseClientIsGone() throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write("GET /endless HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(UTF_8));
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
    assertThat(broken.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
  }

  @Test
  void doesNotMakeABrokenStreamLookWhole() {
    assertThatThrownBy(() -> send(at("/breaks").build())).isInstanceOf(IOException.class);
  }

  @Test
  void answersHeadWithTheLengthAndNoBody() throws Exception {
    HttpResponse<String> response = send(at("/").HEAD().build());
    assertThat(response.headers().firstValue("Content-Length")).hasValue("4");
    assertThat(response.body()).isEmpty();
    assertThat(send(at("/endless").HEAD().build()).body()).isEmpty();
  }

  @Test
  void namesThePortThatIsTaken() {
    assertThatThrownBy(() -> JdkServer.start(new Answers(), server.port()))
        .isInstanceOf(ServerStartException.class)
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageContaining("choose another port");
  }

  @Test
  void letsRequestsInFlightEndBeforeItCloses() throws Exception {
    JdkServer other =
        JdkServer.start(
            new Answers(),
            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
            Duration.ofSeconds(30));
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(other.uri().resolve("/slow")).build(), BodyHandlers.ofString());
    assertThat(opened.await(30, TimeUnit.SECONDS)).isTrue();
    Thread closing = Thread.startVirtualThread(other::close);
    while (closing.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
    go.countDown();
    assertThat(answer.get(30, TimeUnit.SECONDS).body()).isEqualTo("slow");
    assertThat(closing.join(Duration.ofSeconds(30))).isTrue();
  }

  HttpRequest.Builder at(String target) {
    return HttpRequest.newBuilder(URI.create(server.uri() + target))
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(Duration.ofSeconds(60));
  }

  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  /** What the server says to these bytes, up to the end of the status line. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(UTF_8));
      byte[] start = socket.getInputStream().readNBytes(13);
      return new String(start, UTF_8);
    }
  }

  WebRequest next() throws InterruptedException {
    WebRequest request = seen.poll(30, TimeUnit.SECONDS);
    if (request == null) throw new AssertionError("no request arrived");
    return request;
  }

  static InputStream zeroes(int count) {
    return new ByteArrayInputStream(new byte[count]);
  }

  final class Answers implements WebHandler {
    @Override
    public int maxBodyBytes() {
      return 1000;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      seen.add(request);
      return switch (request.path()) {
        case "/fails" -> throw new IllegalStateException("secret");
        case "/split" -> WebResponse.text(200, "x").withHeader("X-A", "a\r\nX-Evil: b");
        case "/stream" -> WebResponse.stream(200, "text/plain", this::twice);
        case "/endless" -> WebResponse.stream(200, "text/plain", this::forever);
        case "/breaks" ->
            WebResponse.stream(
                200,
                "text/plain",
                out -> {
                  out.write('x');
                  throw new IllegalStateException("secret");
                });
        case "/slow" -> {
          opened.countDown();
          await();
          yield WebResponse.text(200, "slow");
        }
        default -> WebResponse.text(200, "seen");
      };
    }

    void twice(OutputStream out) throws IOException {
      out.write("first\n".getBytes(UTF_8));
      await();
      out.write("second\n".getBytes(UTF_8));
    }

    void forever(OutputStream out) throws IOException {
      byte[] block = new byte[8192];
      Arrays.fill(block, (byte) 'x');
      try {
        while (true) out.write(block);
      } catch (IOException e) {
        broken.complete(e);
        throw e;
      }
    }

    void await() {
      try {
        if (!go.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("never released");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
