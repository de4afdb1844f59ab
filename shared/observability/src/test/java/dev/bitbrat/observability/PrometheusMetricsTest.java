package dev.bitbrat.observability;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.WebRouter;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrometheusMetricsTest {
  final PrometheusMetrics metrics = new PrometheusMetrics();

  @Test
  void countsUnderTheNamesThatOperatorsWatch() throws Exception {
    metrics.event("chat.message.v1");
    metrics.event("chat.message.v1");
    metrics.behaviourRun("sass", "ran");
    metrics.behaviourRun("sass", "denied");
    metrics.actionError();
    metrics.sent("twitch", "accepted");
    metrics.outputLatency(Duration.ofMillis(30));
    assertThat(fetch("text/plain").body())
        .contains(
            "events_total{type=\"chat.message.v1\"} 2.0\n",
            "behaviour_runs_total{behaviour=\"sass\",result=\"ran\"} 1.0\n",
            "behaviour_runs_total{behaviour=\"sass\",result=\"denied\"} 1.0\n",
            "action_errors_total 1.0\n",
            "platform_sends_total{platform=\"twitch\",result=\"accepted\"} 1.0\n",
            "output_latency_seconds_bucket{le=\"0.025\"} 0\n",
            "output_latency_seconds_bucket{le=\"0.05\"} 1\n",
            "output_latency_seconds_sum 0.03\n",
            "jvm_memory_used_bytes{area=\"heap\"} ",
            "jvm_threads_current ",
            "jvm_gc_seconds_total ",
            "process_start_time_seconds ");
  }

  @Test
  void showsWhatAProcessHasBesides() throws Exception {
    metrics.gauge("leader", "Whether it leads.", () -> 1);
    metrics.gauge("up", "Whether it is up.", "source", () -> Map.of("irc", 1.0, "discord", 0.0));
    assertThat(fetch("text/plain").body())
        .contains("leader 1.0\n", "up{source=\"irc\"} 1.0\n", "up{source=\"discord\"} 0.0\n");
  }

  @Test
  void speaksTheFormatThatIsAskedFor() throws Exception {
    assertThat(contentType("text/plain")).startsWith("text/plain");
    assertThat(contentType("application/openmetrics-text; version=1.0.0"))
        .startsWith("application/openmetrics-text");
    assertThat(fetch("application/openmetrics-text").body()).endsWith("# EOF\n");
    assertThat(contentType("application/vnd.google.protobuf")).startsWith("text/plain");
  }

  @Test
  void countsTypesBeyondTheLimitAsOthers() throws Exception {
    for (int i = 0; i < 150; i++) metrics.event("type" + i);
    metrics.event("type99");
    assertThat(fetch("text/plain").body())
        .contains("events_total{type=\"type99\"} 2.0\n", "events_total{type=\"other\"} 50.0\n")
        .doesNotContain("type100");
  }

  String contentType(String accept) throws Exception {
    return fetch(accept).headers().firstValue("Content-Type").orElseThrow();
  }

  HttpResponse<String> fetch(String accept) throws IOException, InterruptedException {
    WebRouter router = WebRouter.routes().on("GET /metrics", metrics.page()).build();
    try (JdkServer server = JdkServer.start(router, 0);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.uri().resolve("/metrics")).header("Accept", accept).build();
      return client.send(request, BodyHandlers.ofString(UTF_8));
    }
  }
}
