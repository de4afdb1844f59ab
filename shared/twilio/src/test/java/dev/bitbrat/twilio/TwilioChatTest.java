package dev.bitbrat.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.pipeline.Platform.Outgoing;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.pipeline.PlatformProvider;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwilioSamples;
import dev.bitbrat.standins.TwilioStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.time.Duration;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwilioChatTest {
  TwilioStandIn twilio = TwilioStandIn.start();
  FakeClock clock = new FakeClock();
  FakeSecrets secrets =
      new FakeSecrets()
          .with(TwilioAccess.ACCOUNT_SID, TwilioStandIn.ACCOUNT_SID)
          .with(TwilioAccess.AUTH_TOKEN, TwilioStandIn.AUTH_TOKEN);
  TwilioChat chat = chat(Duration.ofSeconds(10));

  @AfterEach
  void close() {
    twilio.close();
  }

  @Test
  void repliesByTextFromTheNumberThatWasWrittenTo() {
    Sent sent = chat.send(text("pong\nand more"));

    TwilioStandIn.Sent message = only();
    assertThat(sent).isEqualTo(new Sent.Accepted(message.sid()));
    assertThat(message.to()).isEqualTo(Deliveries.ADA);
    assertThat(message.from()).isEqualTo(TwilioStandIn.NUMBER);
    assertThat(message.body()).isEqualTo("pong\nand more");
  }

  @Test
  void repliesInAConversationUnderItsOwnName() {
    Sent sent = chat.send(to("thebot", null, TwilioSamples.CONVERSATION, "pong"));

    assertThat(sent).isEqualTo(new Sent.Accepted(only().sid()));
    assertThat(only().to()).isEqualTo(TwilioSamples.CONVERSATION);
    assertThat(only().from()).isEqualTo("thebot");
  }

  @ParameterizedTest
  @ValueSource(strings = {TwilioStandIn.NUMBER, "MG00000000000000000000000000000001"})
  void textsANumberOfTheConfigurationForAnEventOfAnotherPlatform(String from) {
    chat =
        new TwilioChat(
            Map.of("TWILIO_FROM", from),
            RestSettings.at(twilio.uri()),
            RestSettings.at(twilio.uri()),
            secrets,
            clock);
    chat.send(to(null, Deliveries.ADA, null, "we are live"));

    assertThat(only().to()).isEqualTo(Deliveries.ADA);
    assertThat(only().from()).isEqualTo(from);
  }

  @ParameterizedTest
  @ValueSource(strings = {TwilioStandIn.NUMBER, "MG00000000000000000000000000000001"})
  void asksToBeToldWhatBecomesOfAText(String from) {
    chat =
        new TwilioChat(
            Map.of("TWILIO_FROM", from, "TWILIO_PUBLIC_URL", Deliveries.URL),
            RestSettings.at(twilio.uri()),
            RestSettings.at(twilio.uri()),
            secrets,
            clock);
    chat.send(to(null, Deliveries.ADA, null, "we are live"));

    assertThat(only().statusCallback()).isEqualTo(Deliveries.URL);
  }

  @Test
  void asksForNothingWhereNobodyCanBeCalled() {
    chat.send(text("pong"));
    assertThat(only().statusCallback()).isEmpty();
  }

  @Test
  void repliesFromAShortCodeThatWasWrittenTo() {
    chat =
        new TwilioChat(
            Map.of("TWILIO_FROM", TwilioStandIn.NUMBER),
            RestSettings.at(twilio.uri()),
            RestSettings.at(twilio.uri()),
            secrets,
            clock);
    chat.send(to(TwilioStandIn.SHORT_CODE, TwilioStandIn.SHORT_CODE, Deliveries.ADA, "pong"));

    assertThat(only().from()).isEqualTo(TwilioStandIn.SHORT_CODE);
  }

  @Test
  void isFoundByItsProvider() {
    Map<String, String> environment =
        Map.of(
            "TWILIO_API_URL", twilio.uri().toString(),
            "TWILIO_CONVERSATIONS_URL", twilio.uri().toString());
    Platform found =
        ServiceLoader.load(PlatformProvider.class).stream()
            .map(provider -> provider.get().platform(environment, secrets, clock))
            .filter(platform -> platform.name().equals("twilio"))
            .findFirst()
            .orElseThrow();

    assertThat(found.send(text("pong"))).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void fitsAnyTextIntoWhatTwilioTakes() {
    chat.send(text("a\u0000b " + "\ud83c\udf54 ".repeat(900)));

    assertThat(only().body()).startsWith("a b ").endsWith("\u2026").hasSizeBetween(1500, 1600);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "\u200b"})
  void sendsNothingThatNobodySees(String text) {
    assertThat(chat.send(text(text))).isInstanceOf(Sent.Refused.class);
    assertThat(twilio.messages()).isEmpty();
  }

  @Test
  void refusesWhatHasNoAddress() {
    assertThat(chat.send(to("thebot", null, null, "x"))).isInstanceOf(Sent.Refused.class);
    assertThat(chat.send(to("thebot", "general", null, "x"))).isInstanceOf(Sent.Refused.class);
    assertThat(chat.send(to("thebot", Deliveries.ADA, null, "x")))
        .isEqualTo(new Sent.Refused("Twilio wants a number to send from: set TWILIO_FROM"));
    assertThat(twilio.messages()).isEmpty();
  }

  @Test
  void saysClearlyThatSomebodyOptedOut() {
    twilio.optOut(Deliveries.ADA);

    assertThat(chat.send(text("hi")))
        .isEqualTo(
            new Sent.Refused(
                "Twilio answered 400 (21610): the recipient has opted out with STOP: nothing can be"
                    + " sent until they text START"));
  }

  @ParameterizedTest
  @CsvSource({"21211", "21408", "30007", "21617"})
  void refusesForGoodWithAReason(int code) {
    twilio.next(TwilioStandIn.refuse(400, code, "whatever"));

    assertThat(chat.send(text("hi")))
        .isInstanceOfSatisfying(
            Sent.Refused.class,
            refused ->
                assertThat(refused.reason()).contains("(" + code + "): t").doesNotContain("+1"));
  }

  @Test
  void repeatsNoNumberThatTwilioQuotes() {
    twilio.next(TwilioStandIn.refuse(400, 21999, "No luck with " + Deliveries.ADA + "."));
    assertThat(chat.send(text("hi")))
        .isEqualTo(new Sent.Refused("Twilio answered 400 (21999): No luck with \u2026."));
  }

  @Test
  void waitsForTheRateLimitWithoutCounting() {
    twilio.next(new Fail(429, Map.of("Retry-After", "17"), "{\"code\":20429}"));
    assertThat(chat.send(text("hi")))
        .isEqualTo(new Sent.NotNow("over Twilio's rate limit", Duration.ofSeconds(17), false));

    clock.advance(Duration.ofSeconds(17));
    twilio.next(TwilioStandIn.refuse(400, 21611, "queue"));
    assertThat(chat.send(text("hi")))
        .isInstanceOfSatisfying(
            Sent.NotNow.class, notNow -> assertThat(notNow.reason()).contains("queue"));
    assertThat(twilio.messages()).isEmpty();
  }

  @Test
  void asksNobodyUntilTheRateLimitIsOver() {
    twilio.next(new Fail(429, Map.of("Retry-After", "60"), "{\"code\":20429}"));
    chat.send(text("one"));

    assertThat(chat.send(text("two")))
        .isInstanceOfSatisfying(
            Sent.NotNow.class,
            notNow -> assertThat(notNow.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
    assertThat(twilio.messages()).isEmpty();
    clock.advance(Duration.ofSeconds(60));
    assertThat(chat.send(text("two"))).isInstanceOf(Sent.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void neverRepeatsWhatMayHaveBeenSent(int status) {
    twilio.next(Fail.with(status), Fail.with(status), Fail.with(status));

    assertThat(chat.send(text("hi"))).isEqualTo(new Sent.Unknown("Twilio answered " + status));
    chat.send(text("hi"));
    chat.send(text("hi"));
    assertThat(twilio.messages()).isEmpty();
    assertThat(chat.send(text("hi"))).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void doesNotKnowWhatBecameOfAnUnansweredRequest() {
    twilio.next(new Misbehaviour.DoAndHangUp());
    assertThat(chat.send(text("hi"))).isInstanceOf(Sent.Unknown.class);
    assertThat(twilio.messages()).hasSize(1);

    chat = chat(Duration.ofMillis(200));
    twilio.next(new Misbehaviour.Delay(Duration.ofSeconds(2)));
    assertThat(chat.send(text("hi"))).isInstanceOf(Sent.Unknown.class);

    twilio.next(new Fail(201, Map.of("Content-Type", "application/json"), "surprise"));
    assertThat(chat.send(text("hi"))).isEqualTo(new Sent.Unknown("Twilio answered 201"));
  }

  @Test
  void throwsAnOutageWhenNothingWasSent() {
    twilio.close();
    assertThatThrownBy(() -> chat.send(text("hi"))).isInstanceOf(OutageException.class);
  }

  @Test
  void looksOnceForNewCredentials() {
    chat.send(text("one"));
    twilio.changeCredentials(TwilioStandIn.ACCOUNT_SID, "renewed");
    assertThat(chat.send(text("two")))
        .isInstanceOfSatisfying(
            Sent.NotNow.class,
            notNow -> {
              assertThat(notNow.counted()).as("renewed ones are waited for").isFalse();
              assertThat(notNow.reason()).contains("credentials", "TWILIO_AUTH_TOKEN");
            });

    secrets.with(TwilioAccess.AUTH_TOKEN, "renewed");
    assertThat(chat.send(text("three"))).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void prefersAnApiKey() {
    twilio.changeCredentials("SK1", "of-the-key");
    secrets.with(TwilioAccess.API_KEY, "SK1").with(TwilioAccess.API_SECRET, "of-the-key");

    assertThat(chat.send(text("hi"))).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void saysWhatIsNotSetUp() {
    secrets = new FakeSecrets();
    chat = chat(Duration.ofSeconds(10));

    assertThat(chat.send(text("hi")))
        .isInstanceOfSatisfying(
            Sent.NotNow.class,
            notNow -> assertThat(notNow.reason()).contains("TWILIO_ACCOUNT_SID"));
  }

  private TwilioChat chat(Duration read) {
    RestSettings settings = new RestSettings(twilio.uri(), Duration.ofSeconds(3), read);
    return new TwilioChat(Map.of("TWILIO_IDENTITY", "thebot"), settings, settings, secrets, clock);
  }

  private static Outgoing text(String text) {
    return to(TwilioStandIn.NUMBER, TwilioStandIn.NUMBER, Deliveries.ADA, text);
  }

  private static Outgoing to(
      @Nullable String account, @Nullable String channel, @Nullable String channelId, String text) {
    return new Outgoing("d1", "b1", account, channel, channelId, text, true, null);
  }

  private TwilioStandIn.Sent only() {
    assertThat(twilio.messages()).hasSize(1);
    return twilio.messages().getFirst();
  }
}
