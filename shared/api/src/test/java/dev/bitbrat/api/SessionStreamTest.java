package dev.bitbrat.api;

import static dev.bitbrat.api.Harness.OTHER;
import static dev.bitbrat.api.Harness.OWNER;
import static dev.bitbrat.api.Harness.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.pipeline.Sessions;
import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.WebResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Replies and end markers that go out. */
class SessionStreamTest {
  private final Harness harness = new Harness();

  @Test
  void tellsTheRepliesAndThenTheEndOfEachEvent() {
    Event first = say(OWNER, "s");
    harness.end(first, "pong", "pong again");
    Event second = say(OWNER, "s");
    harness.end(second);

    List<Map<String, @Nullable Object>> lines = read(OWNER, "s", Map.of());
    assertThat(lines)
        .extracting(line -> line.get("kind") + " " + line.get("cursor"))
        .containsExactly("reply 1", "reply 1", "end 1", "end 2");
    assertThat(lines.getFirst())
        .containsEntry("text", "pong")
        .containsEntry("candidateSource", "behaviour:ping")
        .containsEntry("bot", "b")
        .containsEntry("correlationId", first.correlationId());
    assertThat(lines.getLast())
        .containsEntry("outcome", "quiet")
        .containsEntry("detail", "nothing to say")
        .containsEntry("correlationId", second.correlationId());
    assertThat(lines.getLast().get("trace"))
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(1);
  }

  @Test
  void readsOnlyWhatIsAfterTheCursor() {
    harness.end(say(OWNER, "s"), "one");
    Event second = say(OWNER, "s");
    harness.end(second, "two");

    assertThat(read(OWNER, "s", Map.of("after", "1")))
        .extracting(line -> line.get("correlationId"))
        .containsOnly(second.correlationId());
    assertThat(read(OWNER, "s", Map.of("after", "2"))).isEmpty();
    assertThat(read(OWNER, "s", Map.of("after", Long.toString(Long.MAX_VALUE)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "after,-1",
    "after,x",
    "after,1e3",
    "after,9223372036854775808",
    "wait,31",
    "wait,-1"
  })
  void saysWhichNumberIsWrong(String name, String value) {
    WebResponse response = harness.get(OWNER, "/v1/chat", Map.of(name, value));
    assertThat(response.status()).isEqualTo(400);
    assertThat(Harness.text(response)).contains(name + ": a whole number");
  }

  @Test
  void endsWithTheEventThatTheClientWaitsFor() {
    Event waitedFor = say(OWNER, "s");
    Event later = say(OWNER, "s");
    harness.waiting =
        idle -> {
          harness.end(waitedFor, "pong");
          harness.end(later, "late");
        };
    assertThat(read(OWNER, "s", Map.of("wait", "30", "until", waitedFor.correlationId())))
        .extracting(line -> line.get("kind"))
        .containsExactly("reply", "end");
  }

  @Test
  void endsWhenTheTimeIsOver() {
    List<Integer> waits = new ArrayList<>();
    harness.waiting =
        idle -> {
          waits.add(idle);
          harness.clock.advance(Duration.ofSeconds(2));
        };
    assertThat(read(OWNER, "s", Map.of("wait", "5", "until", "never"))).isEmpty();
    assertThat(waits).containsExactly(0, 1, 2);
  }

  @Test
  void endsWhenTheTimeIsOverAlsoInABusySession() throws Exception {
    harness.end(say(OWNER, "s"), "first");
    harness.waiting = idle -> {};
    WebResponse response = harness.get(OWNER, "/v1/chat", Map.of("session", "s", "wait", "5"));
    OutputStream busy = new Busy();
    writer(response).write(busy);
    assertThat(busy).hasToString("3 rows");
  }

  @Test
  void aStoreThatIsDownForAMomentDoesNotBreakAStream() {
    Event event = say(OWNER, "s");
    harness.waiting =
        idle -> {
          switch (idle) {
            case 0 -> harness.store.down();
            case 1 -> {}
            default -> {
              harness.store.up();
              harness.end(event, "pong");
            }
          }
        };
    assertThat(read(OWNER, "s", Map.of("wait", "30", "until", event.correlationId())))
        .extracting(line -> line.get("kind"))
        .containsExactly("reply", "end");
  }

  @Test
  void aStoreThatStaysDownEndsTheStreamInTime() {
    harness.end(say(OWNER, "s"), "pong");
    harness.waiting =
        idle -> {
          harness.store.down();
          harness.clock.advance(Duration.ofSeconds(2));
        };
    assertThat(read(OWNER, "s", Map.of("wait", "30")))
        .extracting(line -> line.get("kind"))
        .containsExactly("reply", "end");
  }

  @Test
  void stopsWhenTheClientIsGone() {
    harness.end(say(OWNER, "s"), "pong");
    WebResponse response = harness.get(OWNER, "/v1/chat", Map.of("session", "s", "wait", "30"));
    OutputStream gone =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("the client is gone");
          }
        };
    assertThatThrownBy(() -> writer(response).write(gone)).isInstanceOf(IOException.class);
  }

  @Test
  void aTokenReadsNoOthersSession() {
    harness.end(say(OWNER, "s"), "for the owner only");
    assertThat(read(VIEWER, "s", Map.of())).isEmpty();
    assertThat(read(OTHER, "s", Map.of())).isEmpty();
    assertThat(read(OWNER, "s", Map.of())).hasSize(2);
  }

  @Test
  void aRealClientSeesEachLineAsItIsWritten() throws Exception {
    LinkedBlockingQueue<String> told = new LinkedBlockingQueue<>();
    harness.waiting = idle -> harness.end(toEnd(told), "pong");
    try (JdkServer server = JdkServer.start(harness.api, 0);
        HttpClient client = HttpClient.newHttpClient()) {
      var posted =
          client.send(
              request(server, "/v1/chat").POST(BodyPublishers.ofString("{\"text\":\"x\"}")).build(),
              BodyHandlers.ofString());
      assertThat(posted.statusCode()).isEqualTo(202);
      String id = String.valueOf(harness.object(posted.body()).get("correlationId"));
      var log =
          client.send(
              request(server, "/v1/chat?wait=30&until=" + id).build(),
              BodyHandlers.ofInputStream());
      assertThat(log.headers().firstValue("content-type")).contains("application/x-ndjson");
      told.add("go on");
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(log.body(), StandardCharsets.UTF_8))) {
        assertThat(lines.readLine()).contains("\"reply\"").contains("pong");
        assertThat(lines.readLine()).contains("\"end\"");
        assertThat(lines.readLine()).isNull();
      }
    }
  }

  @Test
  void aRealServerMakesAnOutageA503WithoutDetail() throws Exception {
    harness.bus.down();
    try (JdkServer server = JdkServer.start(harness.api, 0);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest post =
          request(server, "/v1/chat").POST(BodyPublishers.ofString("{\"text\":\"x\"}")).build();
      var response = client.send(post, BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).doesNotContain("Outage").doesNotContain("bus");
    }
  }

  /** The posted event, once the client says that it has the headers. */
  private Event toEnd(LinkedBlockingQueue<String> told) throws InterruptedException {
    if (told.poll(20, TimeUnit.SECONDS) == null) throw new AssertionError("no headers came");
    return harness.published();
  }

  private static HttpRequest.Builder request(JdkServer server, String path) {
    return HttpRequest.newBuilder(server.uri().resolve(path))
        .header("Authorization", "Bearer " + OWNER);
  }

  @Test
  void readsOnPageByPage() {
    for (int i = 0; i <= Sessions.PAGE; i++) harness.end(say(OWNER, "s"));
    assertThat(read(OWNER, "s", Map.of())).hasSize(Sessions.PAGE + 1);
  }

  private Event say(String token, String session) {
    harness.post(token, harness.json.write(Map.of("text", "!ping", "session", session)));
    return harness.published();
  }

  private List<Map<String, @Nullable Object>> read(
      String token, String session, Map<String, String> query) {
    Map<String, String> all = new HashMap<>(query);
    all.put("session", session);
    return harness.lines(harness.get(token, "/v1/chat", all));
  }

  private static WebResponse.Writer writer(WebResponse response) {
    return ((WebResponse.Body.Stream) response.body()).writer();
  }

  /** With each row that it takes two seconds pass, and one more event ends. */
  private final class Busy extends OutputStream {
    private int rows;

    @Override
    public void write(int b) {}

    @Override
    public void flush() throws IOException {
      if (++rows > 100) throw new IOException("it never ends");
      harness.clock.advance(Duration.ofSeconds(2));
      harness.end(say(OWNER, "s"), "again");
    }

    @Override
    public String toString() {
      return rows + " rows";
    }
  }
}
