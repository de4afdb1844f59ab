package dev.bitbrat.function;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebFunctionTest {
  Running function;

  @BeforeEach
  void start() throws Exception {
    Echo.SEEN.clear();
    function = Running.start(Echo.class, "http");
  }

  @AfterEach
  void stop() throws Exception {
    function.close();
  }

  @Test
  void passesTheRequestOn() throws Exception {
    HttpResponse<String> response =
        function.send(
            function
                .at("/a%20b/c?q=x+y&q=z")
                .header("X-Twice", "1")
                .header("x-twice", "2")
                .header("X-Forwarded-For", "6.6.6.6, 9.9.9.9")
                .POST(BodyPublishers.ofString("hällo")));
    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(response.headers().firstValue("X-Answer")).hasValue("yes");
    assertThat(response.body()).isEqualTo("hällo");
    WebRequest seen = Echo.SEEN.take();
    assertThat(seen.method()).isEqualTo("POST");
    assertThat(seen.path()).isEqualTo("/a b/c");
    assertThat(seen.query()).containsEntry("q", "x y").hasSize(1);
    assertThat(seen.headers().get("x-twice")).containsExactly("1", "2");
    assertThat(seen.remoteAddress()).isEqualTo("9.9.9.9");
  }

  @Test
  void refusesABodyThatIsTooLarge() throws Exception {
    byte[] body = new byte[10 << 20];
    assertThat(function.send(function.at("/").POST(BodyPublishers.ofByteArray(body))).statusCode())
        .isEqualTo(413);
    HttpResponse<String> chunked =
        function.send(
            function
                .at("/")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))));
    assertThat(chunked.statusCode()).isEqualTo(413);
    assertThat(chunked.body()).contains("larger than 1000 bytes");
    assertThat(Echo.SEEN).isEmpty();
  }

  @Test
  void takesABodyOfExactlyTheLimit() throws Exception {
    assertThat(
            function
                .send(function.at("/").POST(BodyPublishers.ofByteArray(new byte[1000])))
                .statusCode())
        .isEqualTo(201);
  }

  @Test
  void hidesWhyAHandlerFailed() throws Exception {
    HttpResponse<String> response = function.send(function.at("/fails"));
    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body()).doesNotContain("secret").contains("\"status\":503");
  }

  @Test
  void streamsEachWriteAtOnce() throws Exception {
    HttpResponse<InputStream> response =
        function.client().send(function.at("/stream").build(), BodyHandlers.ofInputStream());
    try (InputStream body = response.body()) {
      assertThat(body.readNBytes(6)).isEqualTo("first\n".getBytes(UTF_8));
      Echo.GO.countDown();
      assertThat(body.readAllBytes()).isEqualTo("second\n".getBytes(UTF_8));
    }
  }

  @Test
  void doesNotMakeABrokenStreamLookWhole() {
    assertThatThrownBy(() -> function.send(function.at("/breaks"))).isInstanceOf(IOException.class);
  }

  @Test
  void answersHeadWithoutABody() throws Exception {
    assertThat(function.send(function.at("/stream").HEAD()).body()).isEmpty();
  }

  /** Says what it was told. The framework makes the instance, so its memory is the class's. */
  public static final class Echo extends WebFunction {
    static final BlockingQueue<WebRequest> SEEN = new LinkedBlockingQueue<>();
    static final CountDownLatch GO = new CountDownLatch(1);

    public Echo() {
      super(new Answers());
    }
  }

  private static final class Answers implements WebHandler {
    @Override
    public int maxBodyBytes() {
      return 1000;
    }

    @Override
    public WebResponse handle(WebRequest request) {
      Echo.SEEN.add(request);
      return switch (request.path()) {
        case "/fails" -> throw new IllegalStateException("secret");
        case "/breaks" ->
            WebResponse.stream(
                200,
                "text/plain",
                out -> {
                  out.write('x');
                  throw new IllegalStateException("secret");
                });
        case "/stream" ->
            WebResponse.stream(
                200,
                "text/plain",
                out -> {
                  out.write("first\n".getBytes(UTF_8));
                  await();
                  out.write("second\n".getBytes(UTF_8));
                });
        default -> WebResponse.text(201, request.text()).withHeader("X-Answer", "yes");
      };
    }

    private static void await() {
      try {
        if (!Echo.GO.await(30, TimeUnit.SECONDS)) throw new IllegalStateException("never released");
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
