package dev.bitbrat.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebRouterTest {
  final WebRouter router =
      WebRouter.routes()
          .on("GET /v1/events/{id}", (request, path) -> WebResponse.text(200, path.get("id")))
          .on("GET /v1/events/latest", request -> WebResponse.text(200, "the latest"))
          .on("POST /v1/events", request -> WebResponse.text(201, request.text()))
          .on("GET /", request -> WebResponse.text(200, "home"))
          .build();

  @Test
  void handsThePartsOfThePathToTheHandler() {
    assertThat(text(ask("GET", "/v1/events/äh 7"))).isEqualTo("äh 7");
  }

  @Test
  void prefersLiteralParts() {
    assertThat(text(ask("GET", "/v1/events/latest"))).isEqualTo("the latest");
  }

  @Test
  void answersHeadByTheRouteOfGet() {
    assertThat(ask("HEAD", "/v1/events/7").status()).isEqualTo(200);
  }

  @Test
  void tellsTheMethodsOfAnAddress() {
    WebResponse response = ask("OPTIONS", "/v1/events/7");
    assertThat(response.status()).isEqualTo(204);
    assertThat(response.headers()).containsEntry("Allow", "GET, HEAD, OPTIONS");
  }

  @Test
  void refusesOtherMethodsAndSaysWhichItTakes() {
    WebResponse response = ask("DELETE", "/v1/events");
    assertThat(response.status()).isEqualTo(405);
    assertThat(response.headers()).containsEntry("Allow", "OPTIONS, POST");
    assertThat(text(response))
        .isEqualTo(
            "{\"status\":405,\"title\":\"Method Not Allowed\","
                + "\"detail\":\"This address takes OPTIONS, POST.\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/nowhere",
        "/v1/events/",
        "/v1/events/7/8",
        "/v1/events/..",
        "/v1/events/.",
        "/v1/../v1/events/7",
        "/v1//events/7",
        "//",
        "/v1/events/a\\b",
        "/v1/events/a\u0000b",
        "v1/events/7",
        "*",
        ""
      })
  void findsNothingElsewhere(String path) {
    assertThat(ask("GET", path).status()).isEqualTo(404);
  }

  @Test
  void findsTheRoot() {
    assertThat(text(ask("GET", "/"))).isEqualTo("home");
  }

  @Test
  void refusesTwoRoutesForTheSame() {
    WebRouter.Builder routes = WebRouter.routes().on("GET /a/{x}", request -> ok());
    assertThatThrownBy(() -> routes.on("GET /a/{y}", request -> ok()))
        .hasMessage("two routes for: GET /a/{y}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/a", "GET a", "GET /{}", "GET /x{a}", "GET /a//b", "GET /../b"})
  void refusesMalformedPatterns(String pattern) {
    assertThatThrownBy(() -> WebRouter.routes().on(pattern, request -> ok()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(pattern.substring(pattern.indexOf(' ') + 1));
  }

  @Test
  void saysHowMuchItReads() {
    assertThat(WebRouter.routes().maxBodyBytes(7).build().maxBodyBytes()).isEqualTo(7);
  }

  static WebResponse ok() {
    return WebResponse.empty(200);
  }

  WebResponse ask(String method, String path) {
    return router.handle(
        new WebRequest(method, path, Map.of(), Map.of(), new byte[0], "127.0.0.1"));
  }

  static String text(WebResponse response) {
    return switch (response.body()) {
      case WebResponse.Body.Bytes(byte[] bytes) -> new String(bytes, StandardCharsets.UTF_8);
      case WebResponse.Body.Stream stream -> throw new AssertionError("streams");
    };
  }
}
