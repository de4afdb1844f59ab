package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.EventSubRequest;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.JdkServer;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The webhook on a real server, and a sender that behaves as Twitch does. */
class EventSubOverHttpTest {
  static final String SECRET = "s3cr3t-of-the-subscription";

  FakeClock clock = new FakeClock();
  FakeEventBus bus = new FakeEventBus(new EventCodec());
  JdkServer server =
      JdkServer.start(
          new Webhook(
              new EventSubProtocol(new FakeSecrets().with(EventSubProtocol.SECRET, SECRET)),
              bus,
              clock),
          0);
  EventSubSender twitch = new EventSubSender(server.uri(), SECRET, clock, Duration.ofMillis(1));

  @AfterEach
  void close() {
    twitch.close();
    server.close();
  }

  @Test
  void takesAMessage() {
    assertThat(twitch.chat(Chatter.ADA, "!ping").status()).isEqualTo(204);
    assertThat(bus.events(Topics.INGRESS)).extracting(Event::text).containsExactly("!ping");
  }

  @Test
  void answersTheChallengeOfANewSubscription() {
    EventSubSender.Result result = twitch.challenge("channel.chat.message", "say-this");

    assertThat(result.status()).isEqualTo(200);
    assertThat(result.body()).isEqualTo("say-this");
    assertThat(result.contentType()).startsWith("text/plain");
  }

  @Test
  void getsTheMessageAgainAfterAnOutage() {
    bus.failOnce();
    EventSubSender.Result result = twitch.chat(Chatter.ADA, "!ping");

    assertThat(result.status()).isEqualTo(204);
    assertThat(result.attempts()).isEqualTo(2);
    assertThat(bus.events(Topics.INGRESS)).hasSize(1);
  }

  @Test
  void refusesAHugeBodyAndSomebodyElsesSignature() {
    EventSubRequest huge =
        EventSubRequest.signed(
            SECRET, "d1", clock.instant(), "notification", "x", "x".repeat(10_000_000));
    EventSubRequest forged =
        EventSubRequest.signed("another-secret", "d1", clock.instant(), "notification", "x", "{}");

    assertThat(twitch.post(huge).status()).isEqualTo(413);
    assertThat(twitch.post(forged).status()).isEqualTo(403);
    assertThat(bus.publications()).isEmpty();
  }
}
