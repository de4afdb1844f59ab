package dev.bitbrat.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.pipeline.Platform;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.platform.webhook.Webhook;
import dev.bitbrat.standins.DiscordRequest;
import dev.bitbrat.standins.DiscordSamples.Person;
import dev.bitbrat.standins.DiscordSender;
import dev.bitbrat.standins.DiscordSigner;
import dev.bitbrat.standins.DiscordStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeEventBus;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.web.JdkServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The webhook on a real server, and a sender that behaves as Discord does. */
class DiscordOverHttpTest {
  FakeClock clock = new FakeClock();
  EventCodec codec = new EventCodec();
  FakeEventBus bus = new FakeEventBus(codec);
  DiscordStandIn discord = DiscordStandIn.start().clock(clock);
  FakeSecrets secrets =
      new FakeSecrets()
          .with(DiscordInteractions.PUBLIC_KEY, discord.signer().publicKey())
          .with(DiscordRest.BOT_TOKEN, DiscordStandIn.TOKEN);
  JdkServer server = JdkServer.start(new Webhook(new DiscordInteractions(secrets), bus, clock), 0);
  DiscordSender sender = new DiscordSender(server.uri(), discord, clock);
  DiscordRest rest = new DiscordRest(RestSettings.at(discord.uri()), secrets, clock);

  @AfterEach
  void close() {
    sender.close();
    server.close();
    discord.close();
  }

  @Test
  void passesWhatDiscordTriesBeforeItTakesAnAddress() {
    assertThat(sender.probe()).isTrue();
    assertThat(bus.publications()).isEmpty();
  }

  @Test
  void thinksAndThenAnswers() throws Exception {
    assertThat(DiscordSender.isDeferred(sender.command(Person.ADA, "ping"))).isTrue();
    assertThat(discord.thinking()).hasSize(1);

    Platform.Outgoing reply = reply(onTheWire(bus.events(Topics.INGRESS).getFirst()));
    assertThat(rest.send(reply)).isInstanceOf(Platform.Sent.Accepted.class);
    assertThat(discord.take(1).content()).isEqualTo("pong");
    assertThat(discord.thinking()).isEmpty();
  }

  @Test
  void refusesAHugeBodyAndSomebodyElsesSignature() {
    DiscordRequest huge = discord.signer().sign(clock.instant(), "x".repeat(10_000_000));
    DiscordRequest forged = DiscordSigner.create().sign(clock.instant(), "{\"type\":1}");

    assertThat(sender.post(huge).status()).isEqualTo(413);
    assertThat(sender.post(forged).status()).isEqualTo(401);
    assertThat(bus.publications()).isEmpty();
  }

  private Event onTheWire(Event event) {
    return ((Codec.Decoded.Ok) codec.decode(codec.encode(event))).event();
  }

  private static Platform.Outgoing reply(Event event) {
    return new Platform.Outgoing(
        "d1",
        "b1",
        event.origin().account(),
        event.origin().channel(),
        event.origin().channelId(),
        "pong",
        false,
        null,
        List.of(),
        Platform.Callback.of(event.egress().metadata()).orElseThrow());
  }
}
