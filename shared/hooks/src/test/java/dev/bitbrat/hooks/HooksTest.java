package dev.bitbrat.hooks;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Topics;
import dev.bitbrat.platform.webhook.Signatures;
import dev.bitbrat.web.JdkServer;
import dev.bitbrat.web.WebResponse;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HooksTest {
  static final Map<String, String> WORD = Map.of("X-Hook-Secret", HookCaller.SECRET);
  static final String PUSH =
      """
      {"delivery": {"id": 17}, "sender": {"login": "Ada"}, "repository": {"name": "engine"},
       "commits": [{"id": "c0ffee"}], "forced": false}
      """;

  HookCaller caller = new HookCaller();

  @Test
  void aButtonIsAnEventOfItsBot() {
    WebResponse response = caller.press();

    assertThat(response.status()).isEqualTo(204);
    Event event = only();
    assertThat(event.type()).isEqualTo("platform.webhook.v1");
    assertThat(event.bot()).isEqualTo("b1");
    assertThat(event.source()).isEqualTo("ingress.hooks");
    assertThat(event.egressDestination()).isEqualTo("internal.egress.v1.twitch");
    assertThat(happened().kind()).isEqualTo("webhook");
    assertThat(happened().metadata()).containsEntry("hook", "deck");
  }

  @Test
  void comesFromWhereTheHookSaysSoThatAReplyGoesThere() {
    caller.press();

    assertThat(only().origin().platform()).isEqualTo("twitch");
    assertThat(only().origin().channel()).isEqualTo("burgeroni");
    assertThat(only().origin().channelId()).isEqualTo("4711001");
    assertThat(only().origin().account()).isEqualTo("4711002");
    assertThat(who().login()).isEqualTo("burgeroni");
    assertThat(who().roles()).containsExactly("broadcaster");
  }

  @Test
  void twoPressesAreTwoEvents() {
    caller.press();
    caller.press();
    assertThat(events()).extracting(Event::correlationId).doesNotHaveDuplicates().hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Idempotency-Key", "X-Request-Id"})
  void aRepeatedRequestThatSaysSoIsTheSameEvent(String header) {
    Map<String, String> headers = new HashMap<>(WORD);
    headers.put(header, "press-1");
    caller.call("POST", "/hooks/b1/deck", headers, "");
    caller.call("POST", "/hooks/b1/deck", headers, "");
    headers.put(header, "press-2");
    caller.call("POST", "/hooks/b1/deck", headers, "");

    assertThat(events()).hasSize(3);
    assertThat(events().get(0)).isEqualTo(events().get(1));
    assertThat(events().get(0).correlationId()).isNotEqualTo(events().get(2).correlationId());
  }

  @Test
  void takesWhatIsSignedAndMapsItsFields() {
    assertThat(caller.signed(PUSH).status()).isEqualTo(204);
    assertThat(caller.signed(PUSH).status()).isEqualTo(204);

    assertThat(events()).hasSize(2);
    assertThat(events().getFirst()).isEqualTo(events().getLast());
    assertThat(events().getFirst().origin().platform()).isEqualTo("webhook");
    assertThat(events().getFirst().egressDestination()).isEqualTo(Topics.EGRESS);
    ExternalEvent happened = requireNonNull(events().getFirst().externalEvent());
    assertThat(happened.id()).isEqualTo("17");
    assertThat(happened.metadata())
        .containsEntry("hook", "forge")
        .containsEntry("project", "engine")
        .containsEntry("first", "c0ffee")
        .containsEntry("forced", false)
        .containsEntry("delivery.id", 17L)
        .containsEntry("commits[0].id", "c0ffee");
    Identity.External ada = requireNonNull(events().getFirst().identity().external());
    assertThat(ada.login()).isEqualTo("ada");
    assertThat(ada.displayName()).isEqualTo("Ada");
    assertThat(ada.roles()).isEmpty();
  }

  @Test
  void noPayloadRenamesItsHook() {
    String body = "{\"hook\": \"deck\", \"x\": 1}";
    caller.signed(body);
    assertThat(happened().metadata()).containsEntry("hook", "forge");
  }

  @Test
  void takesFormsAndQueriesAndPlainJson() {
    Map<String, String> form = new HashMap<>(WORD);
    form.put("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
    caller.call("POST", "/hooks/b1/deck", form, "scene=intro&n=1");
    caller.hooks.handle(HookCaller.request("GET", "/b1/deck", WORD, Map.of("scene", "outro"), ""));
    Map<String, String> json = new HashMap<>(WORD);
    json.put("Content-Type", "application/cloudevents+json");
    caller.call("POST", "/hooks/b1/deck", json, "[true]");

    assertThat(events())
        .extracting(event -> requireNonNull(event.externalEvent()).metadata())
        .satisfiesExactly(
            first -> assertThat(first).containsEntry("scene", "intro").containsEntry("n", "1"),
            second -> assertThat(second).containsEntry("scene", "outro"),
            third -> assertThat(third).containsEntry("[0]", true));
  }

  @Test
  void takesTheSecretAsABearerToken() {
    Map<String, String> headers = Map.of("Authorization", "Bearer " + HookCaller.SECRET);
    assertThat(caller.call("POST", "/hooks/b1/deck", headers, "").status()).isEqualTo(204);
  }

  @ParameterizedTest
  @CsvSource({
    "/hooks/b1/deck,wrong",
    "/hooks/b1/deck,''",
    "/hooks/b1/nothing,a-secret-of-the-deck",
    "/hooks/b2/deck,a-secret-of-the-deck",
    "/hooks/B%/deck,a-secret-of-the-deck",
    "/hooks/b1/broken,short",
    "/hooks/b1,a-secret-of-the-deck",
    "/,a-secret-of-the-deck",
    "/hooks/b1/deck/more,a-secret-of-the-deck",
    "/hooks/b1/forge,a-secret-of-the-deck"
  })
  void whateverIsWrongItsAnswerIsTheSame(String path, String secret) {
    WebResponse response = caller.call("POST", path, Map.of("X-Hook-Secret", secret), "");
    WebResponse known = caller.call("POST", "/hooks/b1/deck", Map.of(), "");

    assertThat(response.status()).isEqualTo(403);
    assertThat(HookCaller.text(response)).isEqualTo(HookCaller.text(known));
    assertThat(response.headers()).isEqualTo(known.headers());
    assertThat(events()).isEmpty();
  }

  @Test
  void takesNoSecretFromTheAddress() {
    for (String name : List.of("secret", "token", "X-Hook-Secret", "x-hook-secret")) {
      assertThat(
              caller
                  .hooks
                  .handle(
                      HookCaller.request(
                          "GET", "/hooks/b1/deck", Map.of(), Map.of(name, HookCaller.SECRET), ""))
                  .status())
          .isEqualTo(403);
    }
  }

  @Test
  void refusesAWrongOrMissingSignatureAndOneWithoutABody() {
    Map<String, String> forged = HookCaller.signature("another-key-another", PUSH);
    assertThat(caller.call("POST", "/hooks/b1/forge", forged, PUSH).status()).isEqualTo(403);
    Map<String, String> other = HookCaller.signature(HookCaller.KEY, PUSH + " ");
    assertThat(caller.call("POST", "/hooks/b1/forge", other, PUSH).status()).isEqualTo(403);
    Map<String, String> empty = HookCaller.signature(HookCaller.KEY, "");
    assertThat(caller.call("GET", "/hooks/b1/forge", empty, "").status()).isEqualTo(403);
    assertThat(events()).isEmpty();
  }

  @Test
  void takesASignatureInBase64() {
    String key = "0123456789abcdef";
    caller.secrets.with(
        "bitbrat-hooks-b2",
        """
        {"shop": {"hmac": "0123456789abcdef", "header": "X-Shop-Hmac", "encoding": "base64",
                  "algorithm": "HmacSHA1"}}
        """);
    byte[] hmac = Signatures.hmac("HmacSHA1", key, new byte[] {'{', '}'});
    String right = Base64.getEncoder().encodeToString(hmac);

    assertThat(shop(right).status()).isEqualTo(204);
    assertThat(shop(right.toLowerCase(Locale.ROOT)).status()).isEqualTo(403);
    assertThat(shop("*").status()).isEqualTo(403);
  }

  private WebResponse shop(String signature) {
    Map<String, String> headers =
        Map.of("Content-Type", "application/json", "X-Shop-Hmac", signature);
    return caller.call("POST", "/hooks/b2/shop", headers, "{}");
  }

  @Test
  void namesWhatIsWrongOnlyToThoseWhoMay() {
    Map<String, String> json = new HashMap<>(WORD);
    json.put("Content-Type", "application/json");
    assertThat(caller.call("POST", "/hooks/b1/deck", json, "{\"a\":").status()).isEqualTo(400);
    assertThat(caller.call("POST", "/hooks/b1/deck", WORD, "text").status()).isEqualTo(415);
    String huge = "a".repeat(70_000);
    assertThat(caller.call("POST", "/hooks/b1/deck", WORD, huge).status()).isEqualTo(413);
    assertThat(caller.call("DELETE", "/hooks/b1/deck", WORD, "").headers())
        .containsEntry("Allow", "GET, POST");
    assertThat(caller.call("POST", "/hooks/b1/deck", Map.of(), "{\"a\":").status()).isEqualTo(403);
    assertThat(events()).isEmpty();
  }

  @Test
  void asksToComeAgainWhileBusOrSecretsAreDown() {
    caller.secrets.down();
    assertThat(caller.press().status()).isEqualTo(503);
    caller.secrets.up();
    caller.bus.down();
    assertThat(caller.press().status()).isEqualTo(503);
    caller.bus.up();
    assertThat(caller.press().status()).isEqualTo(204);
    assertThat(events()).hasSize(1);
  }

  @Test
  void readsTheSecretAnewAfterAMinute() {
    caller.press();
    caller.secrets.with("bitbrat-hooks-b1", "{}");
    assertThat(caller.press().status()).isEqualTo(204);
    caller.clock.advance(HookBook.KEPT);
    assertThat(caller.press().status()).isEqualTo(403);
  }

  @Test
  void worksOverHttp() throws IOException, InterruptedException {
    try (JdkServer server = JdkServer.start(caller.hooks, 0);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest press =
          HttpRequest.newBuilder(server.uri().resolve("/hooks/b1/deck?scene=intro"))
              .header("X-Hook-Secret", HookCaller.SECRET)
              .build();
      HttpRequest huge =
          HttpRequest.newBuilder(server.uri().resolve("/hooks/b1/deck"))
              .header("X-Hook-Secret", HookCaller.SECRET)
              .POST(HttpRequest.BodyPublishers.ofString("x".repeat(100_000)))
              .build();

      assertThat(client.send(press, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(204);
      assertThat(client.send(huge, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(413);
    }
    assertThat(happened().metadata()).containsEntry("scene", "intro");
  }

  private Identity.External who() {
    return requireNonNull(only().identity().external());
  }

  private ExternalEvent happened() {
    return requireNonNull(only().externalEvent());
  }

  private Event only() {
    assertThat(events()).hasSize(1);
    return events().getFirst();
  }

  private List<Event> events() {
    return caller.bus.events(Topics.INGRESS);
  }
}
