package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.standins.KickRequest;
import dev.bitbrat.standins.KickSamples;
import dev.bitbrat.standins.KickSamples.User;
import dev.bitbrat.standins.KickSender;
import dev.bitbrat.web.JdkServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The webhook on a real server, and a sender that signs and delivers as Kick does. */
class KickOverHttpTest {
  final KickHarness kick = new KickHarness();
  final JdkServer server = JdkServer.start(kick.webhook, 0);
  final KickSender sender = kick.kick.sender(server.uri(), kick.clock);

  @AfterEach
  void close() {
    sender.close();
    server.close();
    kick.close();
  }

  @Test
  void takesOneOfEachType() {
    KickSamples.ofEachType()
        .forEach((type, body) -> assertThat(sender.deliver(type, body).status()).isEqualTo(200));
    assertThat(kick.events())
        .extracting(Event::type)
        .containsExactly(
            "chat.message.v1",
            "platform.follow.v1",
            "platform.sub.v1",
            "platform.resub.v1",
            "platform.community_sub_gift.v1",
            "platform.redemption.v1",
            "platform.stream.online.v1",
            "platform.channel.update.v1",
            "platform.ban.v1",
            "platform.kicks.v1");
  }

  /** Kick does not deliver again: what it is thanked for must not get lost. */
  @Test
  void losesNothingWhileTheBusIsDown() {
    kick.bus.down();
    assertThat(sender.chat(User.ADA, "one").status()).isEqualTo(200);
    assertThat(sender.chat(User.ADA, "two").status()).isEqualTo(200);
    kick.bus.up();
    assertThat(sender.chat(User.ADA, "three").status()).isEqualTo(200);
    assertThat(kick.events())
        .extracting(Event::text)
        .containsExactlyInAnyOrder("one", "two", "three");
    assertThat(kick.store.content()).isEmpty();
  }

  @Test
  void refusesAHugeBodyAndAForgedOne() {
    KickRequest genuine = sender.sign("channel.followed", KickSamples.follow(User.ADA));
    assertThat(sender.post(genuine.withBody("x".repeat(10_000_000))).status()).isEqualTo(413);
    assertThat(sender.post(genuine.withBody("{}")).status()).isEqualTo(403);
    assertThat(kick.events()).isEmpty();
  }
}
