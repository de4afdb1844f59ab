package dev.bitbrat.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.function.Environment;
import dev.bitbrat.web.WebHandler;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OperatorPagesTest {
  private final WebHandler pages = pages(Map.of());

  @Test
  void answerForTheOperatorBeforeTheHandlerDoes() {
    assertThat(ask("GET", "/metrics").status()).isEqualTo(200);
    assertThat(ask("GET", "/healthz").status()).isEqualTo(200);
  }

  @Test
  void leaveTheRestToTheHandler() {
    assertThat(ask("POST", "/metrics").status()).isEqualTo(403);
    assertThat(ask("GET", "/metrics/").status()).isEqualTo(403);
    assertThat(ask("GET", "/").status()).isEqualTo(403);
  }

  @Test
  void areNotThereWhereEverybodyComes() {
    WebHandler deployed = pages(Map.of("K_SERVICE", "api"));
    assertThat(ask(deployed, "GET", "/metrics").status()).isEqualTo(403);
    assertThat(ask(deployed, "GET", "/healthz").status()).isEqualTo(403);
  }

  private static WebHandler pages(Map<String, String> environment) {
    return OperatorPages.before(
        request -> WebResponse.text(403, "who are you?"),
        request -> WebResponse.text(200, "events_total 0\n"),
        Environment.of(environment));
  }

  private WebResponse ask(String method, String path) {
    return ask(pages, method, path);
  }

  private static WebResponse ask(WebHandler handler, String method, String path) {
    return handler.handle(
        new WebRequest(method, path, Map.of(), Map.of(), new byte[0], "127.0.0.1"));
  }
}
