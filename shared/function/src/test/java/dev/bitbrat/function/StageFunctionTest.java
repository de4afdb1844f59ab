package dev.bitbrat.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.pipeline.Inbound;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class StageFunctionTest {
  @BeforeEach
  @AfterEach
  void forget() {
    RecordingFunction.SEEN.clear();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"http", "cloudevent"})
  void takesABarePushUnderAnySignatureType(@Nullable String type) throws Exception {
    try (Running function = start(type)) {
      HttpResponse<String> response =
          function.send(Samples.bare(function.at("/"), Samples.event("!ping")));
      assertThat(response.statusCode()).isBetween(200, 204);
    }
    assertThat(RecordingFunction.next())
        .isInstanceOfSatisfying(
            Inbound.Decoded.class,
            inbound -> {
              assertThat(inbound.topic()).isEqualTo(RecordingFunction.TOPIC);
              assertThat(inbound.event().text()).isEqualTo("!ping");
              assertThat(inbound.attributes())
                  .containsEntry("ce-id", "d1")
                  .containsEntry("ce-source", "/ingress/twitch")
                  .containsEntry("ce-channel", "burgeroni")
                  .containsEntry("content-type", "application/json")
                  .doesNotContainKey("authorization");
            });
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"http", "cloudevent"})
  void keepsAMalformedBodyWithTheReason(@Nullable String type) throws Exception {
    byte[] body = Samples.bytes("{\"type\":");
    try (Running function = start(type)) {
      assertThat(function.send(Samples.bare(function.at("/"), body)).statusCode())
          .isBetween(200, 204);
    }
    assertThat(RecordingFunction.next())
        .isInstanceOfSatisfying(
            Inbound.Unreadable.class,
            inbound -> {
              assertThat(inbound.body()).isEqualTo(body);
              assertThat(inbound.reason()).isNotBlank();
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"outage", "bug"})
  void asksForItAgainWithoutSayingWhy(String text) throws Exception {
    try (Running function = start("http")) {
      HttpResponse<String> response =
          function.send(Samples.bare(function.at("/"), Samples.event(text)));
      assertThat(response.statusCode()).isEqualTo(503);
      assertThat(response.body()).doesNotContain("secret", "store", "\tat");
    }
    try (Running function = start("cloudevent")) {
      HttpResponse<String> response =
          function.send(Samples.bare(function.at("/"), Samples.event(text)));
      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEmpty();
    }
  }

  @Test
  void opensTheEnvelopeOfAnOrdinaryPush() throws Exception {
    try (Running function = start("http")) {
      String body = Samples.envelope(Samples.event("!ping"));
      assertThat(function.send(function.at("/").POST(BodyPublishers.ofString(body))).statusCode())
          .isEqualTo(204);
    }
    assertOpened(RecordingFunction.next());
  }

  @ParameterizedTest
  @ValueSource(strings = {"http", "cloudevent"})
  void opensTheEnvelopeOfEventarc(String type) throws Exception {
    try (Running function = start(type)) {
      assertThat(
              function
                  .send(
                      function
                          .at("/")
                          .header("ce-specversion", "1.0")
                          .header("ce-id", "77")
                          .header("ce-type", "google.cloud.pubsub.topic.v1.messagePublished")
                          .header("ce-source", "//pubsub.googleapis.com/projects/p/topics/t")
                          .POST(BodyPublishers.ofString(Samples.envelope(Samples.event("!ping")))))
                  .statusCode())
          .isBetween(200, 204);
    }
    assertOpened(RecordingFunction.next());
  }

  static void assertOpened(Inbound inbound) {
    assertThat(inbound)
        .isInstanceOfSatisfying(
            Inbound.Decoded.class,
            decoded -> {
              assertThat(decoded.topic()).isEqualTo("internal.llmbot.v1");
              assertThat(decoded.event().text()).isEqualTo("!ping");
              assertThat(decoded.attributes())
                  .containsEntry("ce-id", "d2")
                  .containsEntry("x-goog-pubsub-message-id", "77");
            });
  }

  @Test
  void keepsAnEnvelopeThatIsNotBase64() throws Exception {
    String body = Samples.envelope(new byte[0]).replace("\"data\":\"\"", "\"data\":\"?!\"");
    try (Running function = start("http")) {
      function.send(function.at("/").POST(BodyPublishers.ofString(body)));
    }
    assertThat(RecordingFunction.next())
        .isInstanceOfSatisfying(
            Inbound.Unreadable.class,
            inbound -> assertThat(inbound.reason()).contains("not base64"));
  }

  @ParameterizedTest
  @ValueSource(ints = {11 << 20, 15 << 20})
  void keepsTheFactOfABodyThatIsTooLarge(int size) throws Exception {
    try (Running function = start("http")) {
      assertThat(function.send(Samples.bare(function.at("/"), new byte[size])).statusCode())
          .isEqualTo(204);
    }
    assertThat(RecordingFunction.next())
        .isInstanceOfSatisfying(
            Inbound.Unreadable.class,
            inbound -> {
              assertThat(inbound.reason()).contains("larger than 10485760 bytes");
              assertThat(inbound.body()).isEmpty();
              assertThat(inbound.attributes()).containsEntry("ce-id", "d1");
            });
  }

  @Test
  void takesTheFirstOfARepeatedAttribute() throws Exception {
    try (Running function = start("http")) {
      function.send(
          Samples.bare(function.at("/"), Samples.event("x"))
              .header("ce-topic", "internal.egress.v1")
              .header("CE-Topic", "internal.llmbot.v1"));
    }
    assertThat(RecordingFunction.next().topic()).isEqualTo("internal.egress.v1");
  }

  @Test
  void showsHealthAndMetricsAndRefusesOtherMethods() throws Exception {
    try (Running function = start("http")) {
      assertThat(function.send(function.at("/healthz")).body()).isEqualTo("ok\n");
      assertThat(function.send(function.at("/metrics")).body()).contains("action_errors_total");
      HttpResponse<String> get = function.send(function.at("/"));
      assertThat(get.statusCode()).isEqualTo(405);
      assertThat(get.headers().firstValue("Allow")).hasValue("OPTIONS, POST");
      assertThat(function.send(function.at("/").DELETE()).statusCode()).isEqualTo(405);
      assertThat(function.send(function.at("/else")).statusCode()).isEqualTo(404);
    }
    assertThat(RecordingFunction.SEEN).isEmpty();
  }

  static Running start(@Nullable String signatureType) throws Exception {
    return Running.start(RecordingFunction.class, signatureType);
  }
}
