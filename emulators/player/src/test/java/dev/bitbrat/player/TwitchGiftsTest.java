package dev.bitbrat.player;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.host.LocalOptions;
import dev.bitbrat.host.LocalPlatform;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSender;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.standins.TwitchStandIn.ChatMessage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bot of S7, and Twitch telling it the same thing in every way that Twitch has. */
class TwitchGiftsTest {
  private static final String SECRET = "secret-of-a-test-0123";
  private static final Chatter BOB = new Chatter("7", "bob", "Bob", List.of());

  @Test
  void aGiftOfFiftyThroughAllSubscriptionsIsAnsweredOnce(@TempDir Path home) throws Exception {
    try (TwitchStandIn twitch = TwitchStandIn.start();
        LocalPlatform platform = LocalPlatform.start(options(home, twitch));
        EventSubSender sender =
            new EventSubSender(
                platform.uri().resolve("/webhooks/twitch"),
                SECRET,
                Clock.systemUTC(),
                Duration.ofMillis(1))) {
      platform.push(Bots.bundle(Bots.STORIES.resolve("S7.yaml")));

      for (int i = 0; i < 25; i++) child(sender, i);
      send(sender, "channel.subscription.gift", Map.of("total", 50, "tier", "1000"));
      Map<String, Object> header = Map.of("id", "G1", "total", 50, "sub_tier", "1000");
      notice(sender, "header", "community_sub_gift", header);
      for (int i = 25; i < 50; i++) child(sender, i);
      assertThat(platform.awaitIdle(Duration.ofSeconds(60))).isTrue();

      assertThat(twitch.messages())
          .extracting(ChatMessage::message)
          .containsExactly("Bob gifted 50 subs to the community!");
    }
  }

  @Test
  void aSubscriptionToldInTwoWaysAndTwiceIsAnsweredOnce(@TempDir Path home) throws Exception {
    try (TwitchStandIn twitch = TwitchStandIn.start();
        LocalPlatform platform = LocalPlatform.start(options(home, twitch));
        EventSubSender sender =
            new EventSubSender(
                platform.uri().resolve("/webhooks/twitch"),
                SECRET,
                Clock.systemUTC(),
                Duration.ofMillis(1))) {
      platform.push(Bots.bundle(Bots.STORIES.resolve("S7.yaml")));

      send(sender, "channel.subscribe", Map.of("tier", "1000", "is_gift", false));
      Map<String, Object> prime = Map.of("sub_tier", "1000", "is_prime", true);
      notice(sender, "n1", "sub", prime);
      notice(sender, "n1", "sub", prime);
      assertThat(platform.awaitIdle(Duration.ofSeconds(60))).isTrue();

      assertThat(twitch.messages())
          .extracting(ChatMessage::message)
          .containsExactly("Welcome to the club, Bob! (Prime)");
    }
  }

  /** What comes of one gift to one viewer. */
  private static void child(EventSubSender sender, int i) {
    String id = Integer.toString(1000 + i);
    Map<String, @Nullable Object> gift = new LinkedHashMap<>();
    gift.put("recipient_user_id", id);
    gift.put("recipient_user_login", "viewer" + id);
    gift.put("recipient_user_name", "Viewer" + id);
    gift.put("sub_tier", "1000");
    gift.put("community_gift_id", "G1");
    notice(sender, "child" + i, "sub_gift", gift);
    send(sender, "channel.subscribe", Map.of("user_id", id, "tier", "1000", "is_gift", true));
  }

  private static void notice(
      EventSubSender sender, String messageId, String type, Map<String, ?> about) {
    String body = EventSubSamples.notice(messageId, BOB, type, about, "");
    assertThat(sender.deliver("notification", "channel.chat.notification", body).status())
        .isEqualTo(204);
  }

  private static void send(EventSubSender sender, String type, Map<String, ?> details) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("broadcaster_user_id", EventSubSamples.BROADCASTER_ID);
    event.put("broadcaster_user_login", EventSubSamples.BROADCASTER_LOGIN);
    event.put("broadcaster_user_name", "Burgeroni");
    event.put("user_id", BOB.id());
    event.put("user_login", BOB.login());
    event.put("user_name", BOB.displayName());
    event.putAll(details);
    String body = EventSubSamples.notification(type, event);
    assertThat(sender.deliver("notification", type, body).status()).isEqualTo(204);
  }

  private static LocalOptions options(Path home, TwitchStandIn twitch) {
    return LocalOptions.of(home, "test", Clock.systemUTC())
        .withEnvironment(
            Map.of(
                "TWITCH_API_URL",
                twitch.uri().toString(),
                "TWITCH_APP_TOKEN",
                TwitchStandIn.TOKEN,
                "TWITCH_CLIENT_ID",
                TwitchStandIn.CLIENT_ID,
                "TWITCH_EVENTSUB_SECRET",
                SECRET));
  }
}
