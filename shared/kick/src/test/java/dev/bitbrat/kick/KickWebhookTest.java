package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Ports;
import dev.bitbrat.standins.KickSamples.User;
import dev.bitbrat.standins.KickSender;
import dev.bitbrat.standins.KickStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import dev.bitbrat.web.JdkServer;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The function's parts as its environment puts them together. */
class KickWebhookTest {
  final KickStandIn kick = KickStandIn.start();
  final FakeClock clock = new FakeClock();
  final EventCodec codec = new EventCodec();
  final FakeEventBus bus = new FakeEventBus(codec);
  final FakeStore store = new FakeStore();

  @AfterEach
  void close() {
    kick.close();
  }

  @Test
  void takesDeliveriesOfTheChannelsThatItIsTold() {
    Map<String, String> environment =
        Map.of(
            "KICK_API_URL",
            kick.uri().toString(),
            "KICK_BROADCASTERS",
            "123, " + User.OWNER.id(),
            "KICK_ACCOUNT",
            Long.toString(User.BOT.id()));
    assertThat(deliver(environment, User.BOT)).isEqualTo(200);
    Event event = bus.events(Topics.INGRESS).getFirst();
    assertThat(event.origin().account()).isEqualTo("4711002");
    assertThat(Objects.requireNonNull(event.identity().external()).roles()).containsExactly("self");
    assertThat(store.reads() + store.writes()).isZero();
  }

  @Test
  void spillsIntoTheStore() {
    bus.down();
    Map<String, String> environment =
        Map.of(
            "KICK_API_URL",
            kick.uri().toString(),
            "KICK_BROADCASTERS",
            Long.toString(User.OWNER.id()));
    assertThat(deliver(environment, User.ADA)).isEqualTo(200);
    assertThat(store.content()).hasSize(1);
  }

  @Test
  void believesNobodyUntilItIsToldWhoseChannelsAreOurs() {
    assertThat(deliver(Map.of("KICK_API_URL", kick.uri().toString()), User.ADA)).isEqualTo(403);
    assertThat(bus.publications()).isEmpty();
  }

  @Test
  void doesNotStartWithWhatItDoesNotUnderstand() {
    Ports ports = Ports.of(store, bus, codec, clock);
    assertThatThrownBy(
            () ->
                new KickWebhook()
                    .handler(Map.of("KICK_BROADCASTERS", "me"), new FakeSecrets(), ports))
        .hasMessageContaining("KICK_BROADCASTERS");
    assertThatThrownBy(
            () -> new KickWebhook().handler(Map.of("KICK_API_URL", "::"), new FakeSecrets(), ports))
        .hasMessageContaining("KICK_API_URL");
  }

  private int deliver(Map<String, String> environment, User sender) {
    Ports ports = Ports.of(store, bus, codec, clock);
    try (JdkServer server =
            JdkServer.start(new KickWebhook().handler(environment, new FakeSecrets(), ports), 0);
        KickSender sends = kick.sender(server.uri(), clock)) {
      return sends.chat(sender, "!ping").status();
    }
  }
}
