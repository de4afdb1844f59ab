package dev.bitbrat.functions.socketgateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.emulators.gcloud.Emulator;
import dev.bitbrat.emulators.gcloud.Emulators;
import dev.bitbrat.emulators.gcloud.EmulatorsForTests;
import dev.bitbrat.events.Topics;
import dev.bitbrat.gcp.GcpSettings;
import dev.bitbrat.gcp.PubSubAdmin;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSocketStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** As processes, on the real emulators. */
@ExtendWith(EmulatorsForTests.class)
@Timeout(300)
class SocketGatewayTest {
  @TempDir private Path home;
  private final TwitchStandIn helix =
      TwitchStandIn.start()
          .with(
              new TwitchStandIn.Channel(
                  EventSubSamples.BROADCASTER_ID,
                  EventSubSamples.BROADCASTER_LOGIN,
                  "Burgeroni",
                  "Celeste",
                  "Any%"));
  private EventSubSocketStandIn twitch;
  private Map<String, String> environment;

  @BeforeEach
  void start(Emulators emulators) throws Exception {
    twitch = EventSubSocketStandIn.start(Duration.ofSeconds(60));
    String project = "t-" + UUID.randomUUID().toString().substring(0, 18);
    environment =
        Map.of(
            "GOOGLE_CLOUD_PROJECT",
            project,
            "PUBSUB_EMULATOR_HOST",
            emulators.address(Emulator.PUBSUB),
            "FIRESTORE_EMULATOR_HOST",
            emulators.address(Emulator.FIRESTORE),
            "TWITCH_SOCKET_CHANNELS",
            EventSubSamples.BROADCASTER_LOGIN,
            "TWITCH_EVENTSUB_URL",
            twitch.uri().toString(),
            "TWITCH_API_URL",
            helix.uri().toString(),
            "TWITCH_BOT_TOKEN",
            TwitchStandIn.TOKEN,
            "TWITCH_CLIENT_ID",
            TwitchStandIn.CLIENT_ID);
    try (PubSubAdmin admin = new PubSubAdmin(GcpSettings.from(environment))) {
      admin.ensureTopic(Topics.INGRESS);
    }
  }

  @AfterEach
  void stop() {
    twitch.close();
    helix.close();
  }

  @Test
  void bringsWhatItHearsToTheBusAndEndsWhenItIsTold() throws Exception {
    try (Child gateway = Child.start(home, "one", environment)) {
      gateway.await("/readyz", SocketGatewayTest::leads);
      assertThat(deliver("m1")).isTrue();
      String figures = gateway.await("/metrics", SocketGatewayTest::broughtOne);
      assertThat(figures)
          .contains(
              "gateway_leader 1.0\n",
              "gateway_source_up{source=\"twitch-eventsub\"} 1.0\n",
              "gateway_lost_events 0.0\n");
      assertThat(gateway.get("/healthz").statusCode()).isEqualTo(200);
      assertThat(gateway.end()).as("ended by SIGTERM").isEqualTo(143);
      assertThat(gateway.output()).contains("not listening any more");
    }
  }

  @Test
  void anotherTakesOverWhetherOneIsEndedOrKilled() throws Exception {
    try (Child first = Child.start(home, "first", environment)) {
      first.await("/readyz", SocketGatewayTest::leads);
      try (Child second = Child.start(home, "second", environment)) {
        second.await("/readyz", SocketGatewayTest::standsBy);
        assertThat(twitch.connections()).isEqualTo(1);
        first.end();
        second.await("/readyz", SocketGatewayTest::leads);
        try (Child third = Child.start(home, "third", environment)) {
          third.await("/readyz", SocketGatewayTest::standsBy);
          second.kill();
          third.await("/readyz", SocketGatewayTest::leads);
        }
      }
    }
  }

  @Test
  void saysWhatItDoesNotUnderstand() throws Exception {
    Map<String, String> wrong = new HashMap<>(environment);
    wrong.put("TWITCH_EVENTSUB_URL", "twitch");
    try (Child gateway = Child.start(home, "wrong", wrong)) {
      assertThat(gateway.exitCode()).isEqualTo(1);
      assertThat(gateway.output())
          .contains("socket-gateway cannot start: TWITCH_EVENTSUB_URL is not understood")
          .doesNotContain("\tat ");
    }
  }

  private static boolean leads(HttpResponse<String> ready) {
    return ready.statusCode() == 200 && ready.body().equals("leader\ntwitch-eventsub listening\n");
  }

  private static boolean broughtOne(HttpResponse<String> figures) {
    return figures.body().contains("events_total{type=\"chat.message.v1\"} 1.0\n")
        && figures.body().contains("gateway_waiting_events 0.0\n");
  }

  private static boolean standsBy(HttpResponse<String> ready) {
    return ready.statusCode() == 200 && ready.body().equals("standby\n");
  }

  private boolean deliver(String id) {
    return twitch.deliver(
        id, Json.parseObject(EventSubSamples.chatMessage(id, Chatter.ADA, "hello")));
  }
}
