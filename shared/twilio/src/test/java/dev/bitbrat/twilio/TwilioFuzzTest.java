package dev.bitbrat.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.platform.webhook.FormFields;
import dev.bitbrat.standins.TwilioRequest;
import dev.bitbrat.standins.TwilioSamples;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever comes, the answer is one of few, in time, and nothing unsigned gets in. */
class TwilioFuzzTest {
  private static final long SEED = 20_261_121;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> WORDS =
      List.of(
          "",
          "0",
          "-1",
          "\u0000",
          "../..",
          "STOP",
          "onMessageAdded",
          "CH1",
          "+1",
          "\ud83d",
          "%zz",
          "\u202e",
          "a".repeat(3_000),
          "delivered",
          "null",
          "{}",
          "<Response/>",
          "99999999999999");

  Deliveries twilio = new Deliveries();
  Random random = new Random(SEED);

  @Test
  void answersAnySignedFormWithoutAFaultAndPublishesOnlyWhatFitsTheWire() {
    EventCodec codec = new EventCodec();
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < 3_000; i++) {
            WebResponse response = twilio.deliver(mutated(sample()));
            assertThat(response.status()).as("round %s", i).isIn(200, 204, 400, 403);
          }
        });
    assertThat(twilio.bus.events(Topics.INGRESS)).isNotEmpty();
    twilio.bus.publications().stream()
        .map(publication -> codec.decode(codec.encode(publication.event())))
        .forEach(decoded -> assertThat(decoded).isInstanceOf(Codec.Decoded.Ok.class));
  }

  @Test
  void neverAcceptsWhatWasChangedAfterItWasSigned() {
    assertTimeoutPreemptively(
        PATIENCE,
        () -> {
          for (int i = 0; i < 3_000; i++) {
            TwilioRequest genuine = Deliveries.signed(sample());
            WebRequest forged = Deliveries.web(flipped(genuine), Map.of());
            if (twilio.webhook.handle(forged).status() != 403) {
              // Another encoding of the very same fields is signed as well.
              assertThat(fields(forged)).as("round %s", i).isEqualTo(fields(genuine));
            }
          }
        });
  }

  @Test
  void refusesBrokenHeadersTypesAndSizes() {
    TwilioRequest request = Deliveries.signed(sample());
    String signature = String.valueOf(request.headers().get("X-Twilio-Signature"));
    Map<String, List<String>> twice = Map.of("X-Twilio-Signature", List.of(signature, signature));
    Map<String, List<String>> none = Map.of("X-Twilio-Signature", List.of());

    assertThat(twilio.webhook.handle(Deliveries.web(request, twice)).status()).isEqualTo(403);
    assertThat(twilio.webhook.handle(Deliveries.web(request, none)).status()).isEqualTo(403);
    assertThat(twilio.post(request.with("Content-Type", "text/plain")).status()).isEqualTo(403);
    assertThat(twilio.post(request.with("Content-Type", "")).status()).isEqualTo(403);
    assertThat(twilio.deliver(Map.of("Body", "a".repeat(1_000_000))).status()).isEqualTo(403);
    assertThat(twilio.deliver(many(FIELDS_TOO_MANY)).status()).isEqualTo(403);
    assertThat(twilio.bus.publications()).isEmpty();
  }

  @Test
  void refusesJsonThatIsGenuineAsNothingThatItTakes() {
    String body = "{}";
    String hash = "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a";
    String signature =
        TwilioRequest.signature(Deliveries.TOKEN, Deliveries.URL + "&bodySHA256=" + hash);
    Map<String, List<String>> headers =
        Map.of(
            "content-type", List.of("application/json"), "x-twilio-signature", List.of(signature));
    WebRequest request =
        new WebRequest(
            "POST",
            "/",
            Map.of("bodySHA256", hash),
            headers,
            body.getBytes(StandardCharsets.UTF_8),
            "127.0.0.1");

    assertThat(twilio.webhook.handle(request).status()).isEqualTo(415);
  }

  private static final int FIELDS_TOO_MANY = 201;

  private static Map<String, String> many(int count) {
    Map<String, String> form = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) form.put("f" + i, "x");
    return form;
  }

  private Map<String, String> sample() {
    return switch (random.nextInt(5)) {
      case 0 -> TwilioSamples.sms("SM1", Deliveries.ADA, "!ping");
      case 1 -> TwilioSamples.status("SM1", Deliveries.ADA, "failed", "30003");
      case 2 -> TwilioSamples.said("IM1", "ada", "hi there");
      case 3 -> TwilioSamples.conversation("onParticipantAdded", Map.of("ParticipantSid", "MB1"));
      default ->
          TwilioSamples.conversation(
              "onDeliveryUpdated", Map.of("MessageSid", "IM1", "Status", "read"));
    };
  }

  private Map<String, String> mutated(Map<String, String> form) {
    Map<String, String> changed = new LinkedHashMap<>(form);
    List<String> names = List.copyOf(form.keySet());
    for (int i = random.nextInt(4); i >= 0; i--) {
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(3)) {
        case 0 -> changed.remove(name);
        case 1 -> changed.put(name, word());
        default -> changed.put(word() + i, word());
      }
    }
    return changed;
  }

  private String word() {
    return WORDS.get(random.nextInt(WORDS.size()));
  }

  private TwilioRequest flipped(TwilioRequest request) {
    StringBuilder body = new StringBuilder(request.body());
    int at = random.nextInt(body.length());
    char flipped = (char) (' ' + random.nextInt(95));
    if (flipped == body.charAt(at)) flipped = flipped == '~' ? '!' : '~';
    body.setCharAt(at, flipped);
    return new TwilioRequest(request.headers(), body.toString());
  }

  private static Set<Map.Entry<String, String>> fields(WebRequest request) {
    return FormFields.read(request.body()).entrySet();
  }

  private static Set<Map.Entry<String, String>> fields(TwilioRequest request) {
    return fields(Deliveries.web(request, Map.of()));
  }
}
