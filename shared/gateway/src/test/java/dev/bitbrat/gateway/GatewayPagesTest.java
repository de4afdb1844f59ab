package dev.bitbrat.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.WebResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatewayPagesTest {
  private final HeardSource source = new HeardSource("irc");
  private final FakeClock clock = new FakeClock();
  private final Gateway gateway =
      new Gateway(
          new Gateway.Setup(
              "this",
              new FakeStore(),
              new FakeEventBus(new EventCodec()),
              Metrics.NONE,
              clock,
              () -> List.of(source),
              Optional.empty()),
          Lease.Terms.USUAL,
          Rhythm.REAL);
  private final JdkServer server =
      JdkServer.start(new GatewayPages(gateway, request -> WebResponse.text(200, "figures\n")), 0);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    client.close();
    server.close();
    gateway.close();
  }

  @Test
  void tellsOfALeaderAndItsSources() throws Exception {
    gateway.lease();
    gateway.beat();
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").body()).isEqualTo("leader\nirc listening\n");
    source.breaks();
    assertThat(get("/readyz").statusCode()).isEqualTo(503);
    assertThat(get("/readyz").body()).isEqualTo("leader\nirc connecting\n");
  }

  @Test
  void tellsOfAStandby() throws Exception {
    assertThat(get("/readyz").statusCode()).isEqualTo(200);
    assertThat(get("/readyz").body()).isEqualTo("standby\n");
  }

  @Test
  void isAliveWhileItsThreadsGoOn() throws Exception {
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
    clock.advance(Duration.ofMinutes(2));
    assertThat(get("/healthz").statusCode()).isEqualTo(503);
    gateway.beat();
    assertThat(get("/healthz").statusCode()).isEqualTo(200);
  }

  @Test
  void knowsThreePagesAndOnlyReading() throws Exception {
    assertThat(get("/metrics").body()).isEqualTo("figures\n");
    assertThat(get("/").statusCode()).isEqualTo(404);
    assertThat(ask("/readyz", "POST").statusCode()).isEqualTo(405);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return ask(path, "GET");
  }

  private HttpResponse<String> ask(String path, String method) throws Exception {
    URI uri = server.uri().resolve(path);
    return client.send(
        HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()).build(),
        BodyHandlers.ofString());
  }
}
