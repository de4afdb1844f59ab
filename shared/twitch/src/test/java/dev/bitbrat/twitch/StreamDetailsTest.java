package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.JdkServer;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StreamDetailsTest {
  private static final String SECRET = "s3cr3t-of-the-subscription";

  private final FakeClock clock = new FakeClock();
  private final TwitchStandIn twitch =
      TwitchStandIn.start()
          .with(new TwitchStandIn.Channel("4711001", "burgeroni", "BurgerOni", "Celeste", "Any%"));
  private final FakeSecrets secrets =
      new FakeSecrets()
          .with(HelixChat.TOKEN, TwitchStandIn.TOKEN)
          .with(HelixChat.CLIENT_ID, TwitchStandIn.CLIENT_ID)
          .with(EventSubProtocol.SECRET, SECRET);
  private final FakeEventBus bus = new FakeEventBus(new EventCodec());
  private final JdkServer server = server(twitch.uri());
  private final EventSubSender sender =
      new EventSubSender(server.uri(), SECRET, clock, Duration.ofMillis(1));

  @AfterEach
  void close() {
    sender.close();
    server.close();
    twitch.close();
  }

  @Test
  void aStreamBeginsWithItsTitleAndGame() {
    assertThat(details(online()))
        .containsEntry("title", "Any%")
        .containsEntry("game", "Celeste")
        .containsEntry("started_at", "2026-01-02T19:59:00Z");
  }

  @Test
  void whatIsNotSetIsAbsent() {
    twitch.with(new TwitchStandIn.Channel("4711001", "burgeroni", "BurgerOni", "", ""));
    assertThat(details(online())).containsOnlyKeys("started_at");
  }

  @Test
  void whenTwitchDoesNotSayTheStreamBeginsAllTheSame() {
    twitch.next(Fail.with(503), Fail.with(403), new Fail(200, Map.of(), "oops"));
    for (int i = 0; i < 3; i++) assertThat(details(online())).containsOnlyKeys("started_at");
    twitch.changeToken("another");
    assertThat(details(online())).containsOnlyKeys("started_at");
  }

  @Test
  void nobodyWaitsLongForTwitch() {
    twitch.next(new Misbehaviour.Delay(Duration.ofSeconds(60)));
    assertThat(details(online())).containsOnlyKeys("started_at");
  }

  @Test
  void itAsksForNothingElse() {
    twitch.next(Fail.with(503));
    sender.deliver(
        "notification",
        "stream.offline",
        EventSubSamples.notification(
            "stream.offline", Map.of("broadcaster_user_id", EventSubSamples.BROADCASTER_ID)));
    assertThat(details(online())).as("the 503 was still to come").doesNotContainKey("title");
  }

  private Event online() {
    String body =
        EventSubSamples.notification(
            "stream.online",
            Map.of(
                "id", "9001",
                "type", "live",
                "broadcaster_user_id", EventSubSamples.BROADCASTER_ID,
                "broadcaster_user_login", EventSubSamples.BROADCASTER_LOGIN,
                "started_at", "2026-01-02T19:59:00Z"));
    assertThat(sender.deliver("notification", "stream.online", body).status()).isEqualTo(204);
    return bus.events(Topics.INGRESS).getLast();
  }

  private static Map<String, @Nullable Object> details(Event event) {
    return Objects.requireNonNull(event.externalEvent()).metadata();
  }

  private JdkServer server(URI api) {
    EventSubProtocol protocol =
        new EventSubProtocol(secrets, new StreamDetails(api, secrets, "b1"));
    return JdkServer.start(new Webhook(protocol, bus, clock), 0);
  }
}
