package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Publication;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSubWebhookTest {
  static final String SECRET = "s3cr3t-of-the-subscription";

  FakeClock clock = new FakeClock();
  FakeSecrets secrets = new FakeSecrets().with(EventSubProtocol.SECRET, SECRET);
  FakeEventBus bus = new FakeEventBus(new EventCodec());
  Webhook webhook = new Webhook(new EventSubProtocol(secrets), bus, clock);

  @Test
  void publishesAChatMessage() {
    WebResponse response = post(chat("m1", "!ping"));

    assertThat(response.status()).isEqualTo(204);
    Publication published = only();
    assertThat(published.topic()).isEqualTo(Topics.INGRESS);
    assertThat(published.event().type()).isEqualTo("chat.message.v1");
    assertThat(published.event().text()).isEqualTo("!ping");
    assertThat(published.event().correlationId())
        .isEqualTo(Ids.correlation("twitch", "chat", "m1"));
  }

  @Test
  void makesTheSameEventOfARepeatedDelivery() {
    EventSubRequest request = chat("m1", "!ping");
    post(request);
    post(request.with("Twitch-Eventsub-Message-Retry", "1"));

    List<Event> events = published();
    assertThat(events).hasSize(2);
    assertThat(events.getFirst()).isEqualTo(events.getLast());
  }

  @Test
  void whatItPublishesFitsTheWire() {
    post(chat("m1", "\u2028\"\\".repeat(2000)));
    EventCodec codec = new EventCodec();

    assertThat(codec.decode(codec.encode(only().event()))).isInstanceOf(Codec.Decoded.Ok.class);
  }

  @Test
  void answersAChallengeWithNothingElse() {
    String body = EventSubSamples.challenge("channel.chat.message", "pogchamp-kappa-360noscope");
    WebResponse response = post(signed("webhook_callback_verification", body));

    assertThat(response.status()).isEqualTo(200);
    assertThat(text(response)).isEqualTo("pogchamp-kappa-360noscope");
    assertThat(response.headers().get("Content-Type")).startsWith("text/plain");
    assertThat(published()).isEmpty();
  }

  @Test
  void publishesThatASubscriptionWasRevoked() {
    String body = EventSubSamples.revocation("channel.chat.message", "authorization_revoked");
    WebResponse response = post(signed("revocation", body));

    assertThat(response.status()).isEqualTo(204);
    Event event = only().event();
    assertThat(event.type()).isEqualTo("system.source.status");
    assertThat(event.payload())
        .containsEntry("platform", "twitch")
        .containsEntry("status", "revoked")
        .containsEntry("reason", "authorization_revoked")
        .containsEntry("subscription", "channel.chat.message");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twitch", "delivery", "d1"));
  }

  @Test
  void refusesAWrongSignature() {
    EventSubRequest genuine = chat("m1", "!ping");
    EventSubRequest forged =
        new EventSubRequest(genuine.headers(), genuine.body().replace("!ping", "!nuke"));

    assertRefused(post(forged), 403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Twitch-Eventsub-Message-Id",
        "Twitch-Eventsub-Message-Timestamp",
        "Twitch-Eventsub-Message-Signature"
      })
  void refusesAMissingOrRepeatedSignatureHeader(String header) {
    EventSubRequest request = chat("m1", "!ping");
    String value = String.valueOf(request.headers().get(header));

    assertRefused(webhook.handle(web(request, Map.of(header, List.of()))), 403);
    assertRefused(webhook.handle(web(request, Map.of(header, List.of(value, value)))), 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "sha256=", "sha256=zz", "sha1=aa", "garbage"})
  void refusesWhatIsNoSignature(String signature) {
    EventSubRequest request =
        chat("m1", "!ping").with("Twitch-Eventsub-Message-Signature", signature);

    assertRefused(post(request), 403);
  }

  @Test
  void refusesADeliveryFromOutsideTheWindow() {
    Instant now = clock.instant();
    Duration tooMuch = EventSubSignature.WINDOW.plusSeconds(1);

    assertRefused(post(chatAt(now.minus(tooMuch))), 403);
    assertRefused(post(chatAt(now.plus(tooMuch))), 403);
    assertThat(post(chatAt(now.minus(EventSubSignature.WINDOW))).status()).isEqualTo(204);
    assertThat(post(chatAt(now.plus(EventSubSignature.WINDOW))).status()).isEqualTo(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"yesterday", "-1000000001-01-01T00:00:00Z", "1767384000"})
  void refusesATimestampThatIsNone(String timestamp) {
    String body = EventSubSamples.chatMessage("m1", Chatter.ADA, "hi");
    EventSubRequest request =
        signed("notification", body)
            .with("Twitch-Eventsub-Message-Timestamp", timestamp)
            .with(
                "Twitch-Eventsub-Message-Signature",
                EventSubRequest.signature(SECRET, "d1", timestamp, body));

    assertRefused(post(request), 403);
  }

  @Test
  void namesWhatIsWrongWithAGenuineBody() {
    assertRefused(post(signed("notification", "{\"subscription\":")), 400, "line 1");
    assertRefused(post(signed("notification", "[]")), 400, "object");
    assertRefused(post(signed("notification", "{}")), 400, "$.subscription.id");
    assertRefused(post(signed("notification", "[".repeat(60_000))), 400, "JSON");
    String raid = EventSubSamples.notification("channel.raid", Map.of());
    assertRefused(post(signed("notification", raid)), 400, "$.event");
    String chat = EventSubSamples.notification("channel.chat.message", Map.of("x", 1));
    assertRefused(post(signed("notification", chat)), 400, "$.event.broadcaster_user_id");
  }

  @Test
  void refusesAnIdThatWouldBreakAKey() {
    Chatter slash = new Chatter("../1", "ada", "Ada", List.of());
    String body = EventSubSamples.chatMessage("m1", slash, "hi");

    assertRefused(post(signed("notification", body)), 400, "$.event.chatter_user_id");
  }

  @Test
  void doesNotTakeAMessageTypeForGrantedThatTheBodyContradicts() {
    String chat = EventSubSamples.chatMessage("m1", Chatter.ADA, "hi");
    String revoked = EventSubSamples.revocation("channel.chat.message", "user_removed");

    assertRefused(post(signed("revocation", chat)), 400);
    assertRefused(post(signed("webhook_callback_verification", chat)), 400);
    assertRefused(post(signed("notification", revoked)), 400);
    assertRefused(post(signed("celebration", chat)), 400, "Message-Type");
  }

  @Test
  void refusesOtherContentTypesAndMethods() {
    EventSubRequest form =
        chat("m1", "hi").with("Content-Type", "application/x-www-form-urlencoded");
    assertRefused(post(form), 415);

    WebRequest get = new WebRequest("GET", "/", Map.of(), Map.of(), new byte[0], "127.0.0.1");
    WebResponse response = webhook.handle(get);
    assertRefused(response, 405);
    assertThat(response.headers()).containsEntry("Allow", "POST");
  }

  @Test
  void refusesABodyThatNoEventCouldHold() {
    String body = EventSubSamples.chatMessage("m1", Chatter.ADA, "a".repeat(100_000));
    assertRefused(post(signed("notification", body)), 413);
    assertThat(webhook.maxBodyBytes()).isEqualTo(1 << 20);
  }

  @Test
  void asksForRedeliveryWhileTheBusIsDown() {
    bus.down();
    EventSubRequest request = chat("m1", "!ping");
    assertThat(post(request).status()).isEqualTo(503);

    bus.up();
    assertThat(post(request).status()).isEqualTo(204);
    assertThat(published()).hasSize(1);
  }

  @Test
  void asksForRedeliveryWhileTheSecretsAreDown() {
    secrets.down();
    assertThat(post(chat("m1", "!ping")).status()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void asksForRedeliveryUntilTheSecretIsSet(String value) {
    webhook =
        new Webhook(
            new EventSubProtocol(new FakeSecrets().with(EventSubProtocol.SECRET, value)),
            bus,
            clock);
    assertRefused(post(chat("m1", "!ping")), 503);
  }

  @Test
  void refusesWhatIsNotSignedAlsoWithoutASecret() {
    webhook = new Webhook(new EventSubProtocol(new FakeSecrets()), bus, clock);
    WebRequest unsigned = new WebRequest("POST", "/", Map.of(), Map.of(), new byte[0], "127.0.0.1");
    assertThat(webhook.handle(unsigned).status()).isEqualTo(403);
  }

  @Test
  void leavesAFaultOfOursToTheServer() {
    bus.topics(Set.of("another.topic"));
    assertThatThrownBy(() -> post(chat("m1", "!ping"))).isInstanceOf(RuntimeException.class);
  }

  @Test
  void logsARefusalOnceWithoutWhatWasSent() {
    List<String> lines =
        logged(
            () ->
                post(
                    chat("m1", "a private word")
                        .with("Twitch-Eventsub-Message-Signature", "sha256=\nforged line")));

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst())
        .contains("signature")
        .doesNotContain("private word", SECRET, "forged line");
  }

  @Test
  void namesTheSecretThatIsMissing() {
    webhook = new Webhook(new EventSubProtocol(new FakeSecrets()), bus, clock);
    assertThat(logged(() -> post(chat("m1", "hi"))))
        .singleElement()
        .asString()
        .contains(EventSubProtocol.SECRET);
  }

  private static List<String> logged(Runnable action) {
    List<String> lines = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord logRecord) {
            lines.add(new SimpleFormatter().formatMessage(logRecord));
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger(Webhook.class.getName());
    logger.addHandler(handler);
    logger.setLevel(Level.WARNING);
    logger.setUseParentHandlers(false);
    try {
      action.run();
    } finally {
      logger.removeHandler(handler);
      logger.setLevel(null);
      logger.setUseParentHandlers(true);
    }
    return lines;
  }

  private void assertRefused(WebResponse response, int status) {
    assertRefused(response, status, "\"detail\"");
  }

  private void assertRefused(WebResponse response, int status, String words) {
    assertThat(response.status()).isEqualTo(status);
    assertThat(response.headers().get("Content-Type")).isEqualTo("application/problem+json");
    assertThat(text(response)).contains(words).doesNotContain(SECRET);
    assertThat(published()).isEmpty();
  }

  private WebResponse post(EventSubRequest request) {
    return webhook.handle(web(request, Map.of()));
  }

  private EventSubRequest chat(String messageId, String text) {
    return signed("notification", EventSubSamples.chatMessage(messageId, Chatter.ADA, text));
  }

  private EventSubRequest chatAt(Instant at) {
    String body = EventSubSamples.chatMessage("m1", Chatter.ADA, "hi");
    return EventSubRequest.signed(SECRET, "d1", at, "notification", "channel.chat.message", body);
  }

  private EventSubRequest signed(String messageType, String body) {
    Instant now = clock.instant();
    return EventSubRequest.signed(SECRET, "d1", now, messageType, "channel.chat.message", body);
  }

  static WebRequest web(EventSubRequest request, Map<String, List<String>> instead) {
    Map<String, List<String>> headers =
        request.headers().entrySet().stream()
            .collect(
                Collectors.toMap(
                    e -> e.getKey().toLowerCase(Locale.ROOT), e -> List.of(e.getValue())));
    instead.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
    byte[] body = request.body().getBytes(StandardCharsets.UTF_8);
    return new WebRequest("POST", "/twitch", Map.of(), headers, body, "127.0.0.1");
  }

  private Publication only() {
    assertThat(bus.publications()).hasSize(1);
    return bus.publications().getFirst();
  }

  private List<Event> published() {
    return bus.publications().stream().map(Publication::event).toList();
  }

  static String text(WebResponse response) {
    return new String(((WebResponse.Body.Bytes) response.body()).bytes(), StandardCharsets.UTF_8);
  }
}
