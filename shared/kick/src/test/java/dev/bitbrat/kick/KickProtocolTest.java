package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.KickRequest;
import dev.bitbrat.standins.KickSamples;
import dev.bitbrat.standins.KickSamples.User;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.web.WebRequest;
import dev.bitbrat.web.WebResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is believed, and how often Kick is asked for its key. */
class KickProtocolTest {
  static final String CHAT = "chat.message.sent";

  final KickHarness kick = new KickHarness();

  @AfterEach
  void close() {
    kick.close();
  }

  @Test
  void publishesAChatMessageAndAnswers200() {
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(200);
    assertThat(kick.bus.publications().getFirst().topic()).isEqualTo(Topics.INGRESS);
    assertThat(kick.event().text()).isEqualTo("!ping");
  }

  @Test
  void makesTheSameEventOfARepeatedDelivery() {
    KickRequest request = kick.sender.sign(CHAT, chat("m1"));
    kick.post(request);
    kick.post(request);
    assertThat(kick.events()).hasSize(2);
    assertThat(kick.events().getFirst()).isEqualTo(kick.events().getLast());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Kick-Event-Message-Id", "Kick-Event-Message-Timestamp", "Kick-Event-Signature"})
  void believesNobodyWhoChangesWhatIsSigned(String header) {
    KickRequest other = kick.sender.sign(CHAT, chat("m2"));
    kick.clock.advance(Duration.ofSeconds(1));
    KickRequest request = kick.sender.sign(CHAT, chat("m1"));
    String value = String.valueOf(other.headers().get(header));
    assertThat(kick.post(request.with(header, value)).status()).isEqualTo(403);
    assertThat(kick.post(request).status()).isEqualTo(200);
  }

  @Test
  void believesNoOtherBodyAndNoOtherKey() {
    KickRequest request = kick.sender.sign(CHAT, chat("m1"));
    assertThat(kick.post(request).status()).isEqualTo(200);
    kick.bus.clear();
    KickRequest forged = request.withBody(chat("m1").replace("!ping", "!nuke"));
    assertThat(kick.post(forged).status()).isEqualTo(403);

    changeKey();
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(403);
    assertThat(kick.events()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Kick-Event-Message-Id", "Kick-Event-Message-Timestamp", "Kick-Event-Signature"})
  void wantsEachHeaderOnce(String header) {
    KickRequest request = kick.sender.sign(CHAT, chat("m1"));
    WebRequest web = KickHarness.web(request);
    Map<String, List<String>> twice = new LinkedHashMap<>(web.headers());
    String name = header.toLowerCase(Locale.ROOT);
    String value = String.valueOf(request.headers().get(header));
    twice.put(name, List.of(value, value));
    Map<String, List<String>> none = new LinkedHashMap<>(web.headers());
    none.remove(name);

    assertThat(kick.webhook.handle(KickHarness.web(twice, web.body())).status()).isEqualTo(403);
    assertThat(kick.webhook.handle(KickHarness.web(none, web.body())).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(longs = {-601, 601, 86_400, -86_400})
  void refusesWhatIsTooOldOrFromTheFuture(long seconds) {
    KickRequest request = kick.sender.sign(CHAT, chat("m1"));
    kick.clock.advance(Duration.ofSeconds(seconds));
    assertThat(kick.post(request).status()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(longs = {-600, 600})
  void toleratesClocksThatDiffer(long seconds) {
    KickRequest request = kick.sender.sign(CHAT, chat("m1"));
    kick.clock.advance(Duration.ofSeconds(seconds));
    assertThat(kick.post(request).status()).isEqualTo(200);
  }

  /** Kick signs for all apps with one key: what it sent to another can be sent on to us. */
  @Test
  void refusesWhatIsGenuineButOfSomebodyElsesChannel() {
    String theirs = chat("m1").replace(KickHarness.OURS, "666");
    assertThat(kick.deliver(CHAT, theirs).status()).isEqualTo(403);
    assertThat(kick.events()).isEmpty();
  }

  /** The type is in a header that nobody signed. */
  @Test
  void refusesABodyThatIsNotOfTheTypeThatIsClaimed() {
    for (var sample : KickSamples.ofEachType().entrySet()) {
      for (String claimed : KickPlan.EVENTS) {
        boolean alike =
            sample.getKey().startsWith("channel.subscription.")
                && hasNoGifts(sample.getKey())
                && claimed.startsWith("channel.subscription.")
                && hasNoGifts(claimed);
        if (alike || claimed.equals(sample.getKey())) continue;
        WebResponse response =
            kick.post(
                kick.sender
                    .sign(sample.getKey(), sample.getValue())
                    .with("Kick-Event-Type", claimed));
        assertThat(response.status()).as(sample.getKey() + " as " + claimed).isEqualTo(400);
      }
    }
    assertThat(kick.events()).isEmpty();
  }

  private static boolean hasNoGifts(String type) {
    return !type.endsWith("gifts");
  }

  /** Both have the same fields; whichever it is called, it is one happening. */
  @Test
  void takesARenewalThatSomebodyCallsNewForTheSameHappening() {
    String body = KickSamples.subscription(User.ADA, 3);
    kick.deliver("channel.subscription.renewal", body);
    kick.deliver("channel.subscription.new", body);
    assertThat(kick.events())
        .extracting(Event::correlationId)
        .hasSize(2)
        .containsOnly(kick.events().getFirst().correlationId());
  }

  @ParameterizedTest
  @ValueSource(strings = {"chat.message.gone", "", "CHAT.MESSAGE.SENT", "channel.followed\u0000"})
  void refusesTypesThatItDoesNotKnow(String type) {
    KickRequest request = kick.sender.sign(CHAT, chat("m1")).with("Kick-Event-Type", type);
    assertThat(kick.post(request).status()).isEqualTo(400);
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() {
    KickRequest request = kick.sender.sign(CHAT, chat("m1")).with("Kick-Event-Version", "2");
    assertThat(kick.post(request).status()).isEqualTo(400);
  }

  @Test
  void refusesWhatIsTooLargeOrNoJson() {
    assertThat(kick.deliver(CHAT, "x".repeat(100_000)).status()).isEqualTo(413);
    assertThat(kick.deliver(CHAT, "{").status()).isEqualTo(400);
    KickRequest form =
        kick.sender
            .sign(CHAT, chat("m1"))
            .with("Content-Type", "application/x-www-form-urlencoded");
    assertThat(kick.post(form).status()).isEqualTo(415);
  }

  @Test
  void asksForTheKeyOnce() {
    for (int i = 0; i < 5; i++) kick.deliver(CHAT, chat("m" + i));
    assertThat(kick.events()).hasSize(5);
    assertThat(kick.kick.keysTold()).isEqualTo(1);
  }

  @Test
  void takesAChangedKeyOver() {
    kick.deliver(CHAT, chat("m1"));
    changeKey();
    kick.clock.advance(KickKeys.BETWEEN_TWO);
    assertThat(kick.deliver(CHAT, chat("m2")).status()).isEqualTo(200);
    assertThat(kick.kick.keysTold()).isEqualTo(2);
  }

  @Test
  void doesNotAskForTheKeyWheneverSomebodySendsNonsense() {
    kick.deliver(CHAT, chat("m1"));
    for (int i = 0; i < 50; i++) {
      KickRequest request = kick.sender.sign(CHAT, chat("m1")).withBody("{}");
      assertThat(kick.post(request).status()).isEqualTo(403);
    }
    assertThat(kick.kick.keysTold()).isEqualTo(1);
    kick.clock.advance(KickKeys.BETWEEN_TWO);
    for (int i = 0; i < 50; i++) {
      kick.post(kick.sender.sign(CHAT, chat("m1")).withBody("{}"));
    }
    assertThat(kick.kick.keysTold()).isEqualTo(2);
  }

  @Test
  void cannotTellWhileKickDoesNotTellTheKey() {
    kick.kick.next(Fail.with(500), new Fail(200, Map.of(), "{}"));
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(503);
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(503);
    kick.clock.advance(KickKeys.AFTER_FAILURE);
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(503);
    kick.clock.advance(KickKeys.AFTER_FAILURE);
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(200);
  }

  @Test
  void goesByTheKeyThatItKnowsWhileKickTellsNoOther() {
    kick.deliver(CHAT, chat("m1"));
    changeKey();
    kick.clock.advance(KickKeys.BETWEEN_TWO);
    kick.kick.next(Fail.with(500));
    assertThat(kick.deliver(CHAT, chat("m2")).status()).isEqualTo(403);
    kick.clock.advance(KickKeys.BETWEEN_TWO);
    assertThat(kick.deliver(CHAT, chat("m2")).status()).isEqualTo(200);
  }

  @Test
  void prefersTheKeyThatSomebodySet() {
    kick.secrets.with(KickKeys.SECRET, kick.kick.publicKey());
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(200);
    assertThat(kick.kick.keysTold()).isZero();

    changeKey();
    kick.clock.advance(KickKeys.BETWEEN_TWO);
    assertThat(kick.deliver(CHAT, chat("m2")).status()).isEqualTo(403);
    kick.secrets.with(KickKeys.SECRET, kick.kick.publicKey().replace("\n", "\\n"));
    kick.clock.advance(KickKeys.BETWEEN_TWO);
    assertThat(kick.deliver(CHAT, chat("m2")).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not a key", "MFwwDQYJKoZIhvcNAQEBBQADSwAwSAJBALRiMLAHudeSA2ai"})
  void saysThatTheKeyThatSomebodySetIsNone(String key) {
    kick.secrets.with(KickKeys.SECRET, key);
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(503);
    assertThat(kick.kick.keysTold()).isZero();
  }

  @Test
  void cannotTellWhileTheSecretsAreDown() {
    kick.secrets.down();
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(503);
  }

  @Test
  void asksNobodyForAKeyToLookAtNonsense() {
    KickRequest request = kick.sender.sign(CHAT, chat("m1")).with("Kick-Event-Signature", "AAAA");
    assertThat(kick.post(request).status()).isEqualTo(403);
    assertThat(kick.kick.keysTold()).isZero();
  }

  @Test
  void keepsWhatTheBusDoesNotTake() {
    kick.bus.down();
    assertThat(kick.deliver(CHAT, chat("m1")).status()).isEqualTo(200);
    kick.store.down();
    assertThat(kick.deliver(CHAT, chat("m2")).status()).isEqualTo(503);
    kick.store.up();
    kick.bus.up();
    kick.clock.advance(Duration.ofSeconds(10));
    assertThat(kick.deliver(CHAT, chat("m3")).status()).isEqualTo(200);
    assertThat(kick.events())
        .extracting(event -> event.message() == null ? "" : event.message().id())
        .containsExactly("m1", "m3");
  }

  @Test
  void readsNothingButPosts() {
    WebRequest get = new WebRequest("GET", "/", Map.of(), Map.of(), new byte[0], "127.0.0.1");
    assertThat(new Webhook(kick.protocol, kick.bus, new FakeClock()).handle(get).status())
        .isEqualTo(405);
  }

  @Test
  void quotesNothingOfARequestThatItRefuses() {
    for (WebResponse response :
        List.of(
            kick.deliver(CHAT, "{\"secret-thing\": 1}"),
            kick.deliver("secret-thing", chat("m1")),
            kick.deliver(CHAT, chat("secret thing")))) {
      assertThat(response.status()).isEqualTo(400);
      assertThat(text(response)).doesNotContain("secret");
    }
  }

  private static String text(WebResponse response) {
    return response.body() instanceof WebResponse.Body.Bytes(byte[] bytes)
        ? new String(bytes, StandardCharsets.UTF_8)
        : "";
  }

  private void changeKey() {
    kick.kick.changeKey();
    kick.sender.close();
    kick.sender = kick.kick.sender(URI.create("http://127.0.0.1:1"), kick.clock);
  }

  private static String chat(String id) {
    return KickSamples.chat(id, User.ADA, "!ping");
  }
}
