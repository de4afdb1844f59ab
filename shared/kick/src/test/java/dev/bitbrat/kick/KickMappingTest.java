package dev.bitbrat.kick;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Topics;
import dev.bitbrat.json.EventCodec;
import dev.bitbrat.pipeline.Codec;
import dev.bitbrat.standins.KickSamples;
import dev.bitbrat.standins.KickSamples.User;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table of docs/kick-events.md. */
class KickMappingTest {
  final KickHarness kick = new KickHarness();

  @AfterEach
  void close() {
    kick.close();
  }

  @Test
  void mapsAChatMessage() {
    Event event = chat(User.MIA, "!ping there");

    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("kick", "chat", "m1"));
    assertThat(event.source()).isEqualTo("ingress.kick.webhook");
    assertThat(event.egressDestination()).isEqualTo(Topics.egressTo("kick"));
    assertThat(event.origin().platform()).isEqualTo("kick");
    assertThat(event.origin().channel()).isEqualTo("burgeroni");
    assertThat(event.origin().channelId()).isEqualTo("4711001");
    assertThat(event.origin().account()).isEqualTo("4711002");
    assertThat(message(event).id()).isEqualTo("m1");
    assertThat(message(event).role()).isEqualTo("user");
    assertThat(event.text()).isEqualTo("!ping there");
    Identity.External who = who(event);
    assertThat(who.id()).isEqualTo("4711102");
    assertThat(who.platform()).isEqualTo("kick");
    assertThat(who.login()).isEqualTo("mia");
    assertThat(who.displayName()).isEqualTo("Mia");
    assertThat(who.roles()).containsExactly("moderator");
  }

  @Test
  void namesSomebodyByAddressAndByName() {
    Identity.External who = who(chat(User.ADA, "hi"));
    assertThat(who.login()).isEqualTo("ada-l");
    assertThat(who.displayName()).isEqualTo("Ada_L");
    assertThat(who.roles()).isEmpty();
  }

  @Test
  void readsRolesFromBadgesLowestFirst() {
    User all =
        new User(
            1, "x", "x", List.of("moderator", "og", "founder", "sub_gifter", "vip", "subscriber"));
    assertThat(who(chat(all, "hi")).roles()).containsExactly("subscriber", "vip", "moderator");
  }

  @Test
  void knowsTheBroadcasterAndTheBotWithoutABadge() {
    assertThat(who(chat(User.OWNER, "hi")).roles()).containsExactly("broadcaster");
    kick.bus.clear();
    assertThat(who(chat(User.BOT, "hi")).roles()).containsExactly("self");
  }

  @ParameterizedTest
  @CsvSource({
    "'Hello [emote:4148074:HYPERCLAP] [emote:37226:KEKW]', 'Hello HYPERCLAP KEKW'",
    "'[emote:1:!ping]', '!ping'",
    "'!say [emote:1:a$1b]', '!say a$1b'",
    "'[emote:x:y] [emote:1:] [emote:2]', '[emote:x:y]'",
    "'  hi  ', 'hi'",
  })
  void writesEmotesAsPeopleTypeThem(String content, String text) {
    Event event = chat(User.ADA, content);
    assertThat(event.text()).isEqualTo(text);
    assertThat(message(event).rawPlatformPayload()).containsEntry("text", content);
  }

  @Test
  void keepsWhatAReplyAnswers() {
    kick.deliver("chat.message.sent", KickSamples.chat("m1", User.ADA, "!ping", "m0"));
    assertThat(kick.event().text()).isEqualTo("!ping");
    assertThat(message(kick.event()).rawPlatformPayload()).containsKey("replies_to");
  }

  @Test
  void mapsAFollow() {
    Event event = deliver("channel.followed", KickSamples.follow(User.ADA));
    isOf(event, "follow", Map.of("user", "Ada_L"));
    assertThat(who(event).id()).isEqualTo("4711101");
  }

  @Test
  void mapsANewSubscriptionAndARenewal() {
    Event sub = deliver("channel.subscription.new", KickSamples.subscription(User.ADA, 1));
    isOf(sub, "sub", Map.of("user", "Ada_L", "months", 1L));
    kick.bus.clear();
    Event resub = deliver("channel.subscription.renewal", KickSamples.subscription(User.ADA, 3));
    isOf(resub, "resub", Map.of("user", "Ada_L", "months", 3L));
    assertThat(external(resub).createdAt()).isEqualTo("2026-01-02T18:08:06Z");
  }

  @Test
  void makesOneEventOfManyGifts() {
    Event event = deliver("channel.subscription.gifts", KickSamples.gifts(User.MIA, 50));
    assertThat(event.type()).isEqualTo("platform.community_sub_gift.v1");
    assertThat(external(event).metadata())
        .containsEntry("user", "Mia")
        .containsEntry("gifter", "Mia")
        .containsEntry("total", 50L)
        .containsKeys("community_id", "recipients");
    assertThat(who(event).id()).isEqualTo("4711102");
  }

  /** As on Twitch: who reacts to single gifts need not know which platform it is. */
  @Test
  void tellsOfAGiftToOneWhoGotIt() {
    Event event = deliver("channel.subscription.gifts", KickSamples.gifts(User.MIA, 1));
    isOf(event, "sub_gift", Map.of("user", "Mia", "gifter", "Mia", "recipient", "Giftee0"));
    assertThat(who(event).id()).isEqualTo("4711102");
  }

  @Test
  void tellsNobodyOfAnAnonymousGift() {
    Event event = deliver("channel.subscription.gifts", KickSamples.gifts(null, 2));
    assertThat(event.identity()).isEqualTo(Identity.NOBODY);
    assertThat(external(event).metadata()).containsEntry("total", 2L).doesNotContainKey("user");
  }

  @Test
  void mapsARedemptionOnceWhenItIsMadeAndAccepted() {
    deliver("channel.reward.redemption.updated", KickSamples.redemption("r1", User.ADA, "pending"));
    deliver(
        "channel.reward.redemption.updated", KickSamples.redemption("r1", User.ADA, "accepted"));
    deliver(
        "channel.reward.redemption.updated", KickSamples.redemption("r1", User.ADA, "rejected"));

    Event made = kick.events().get(0);
    assertThat(made.type()).isEqualTo("platform.redemption.v1");
    assertThat(external(made).metadata())
        .containsEntry("user", "Ada_L")
        .containsEntry("reward", "Hydrate")
        .containsEntry("cost", 1000L)
        .containsEntry("input", "drink some water")
        .containsEntry("status", "pending");
    assertThat(kick.events().get(1).correlationId()).isEqualTo(made.correlationId());
    assertThat(kick.events().get(2).type()).isEqualTo("platform.redemption.rejected.v1");
    assertThat(kick.events().get(2).correlationId()).isNotEqualTo(made.correlationId());
  }

  @Test
  void mapsTheStreamsBeginningAndEnd() {
    Event online = deliver("livestream.status.updated", KickSamples.online("Any% runs"));
    isOf(online, "stream.online", Map.of("title", "Any% runs"));
    assertThat(online.identity()).isEqualTo(Identity.NOBODY);
    kick.bus.clear();
    Event offline = deliver("livestream.status.updated", KickSamples.offline("Any% runs"));
    isOf(offline, "stream.offline", Map.of("title", "Any% runs"));
    assertThat(external(offline).createdAt()).isEqualTo("2026-01-02T22:00:00+01:00");
  }

  @Test
  void mapsAChangedTitle() {
    Event event = deliver("livestream.metadata.updated", KickSamples.metadata("t", "Celeste"));
    isOf(event, "channel.update", Map.of("title", "t", "game", "Celeste", "language", "en"));
  }

  @Test
  void mapsABanAndATimeout() {
    Event ban = deliver("moderation.banned", KickSamples.ban(User.MIA, User.ADA, null));
    assertThat(who(ban).login()).isEqualTo("mia");
    isOf(
        ban,
        "ban",
        Map.of("user", "Mia", "target", "Ada_L", "target_id", "4711101", "reason", "spam"));
    kick.bus.clear();
    String until = "2026-01-02T18:10:06Z";
    Event timeout = deliver("moderation.banned", KickSamples.ban(User.MIA, User.ADA, until));
    isOf(
        timeout,
        "timeout",
        Map.of(
            "user",
            "Mia",
            "target",
            "Ada_L",
            "target_id",
            "4711101",
            "reason",
            "spam",
            "seconds",
            120L));
  }

  @Test
  void mapsKicks() {
    Event event = deliver("kicks.gifted", KickSamples.kicks(User.ADA, 500));
    isOf(
        event,
        "kicks",
        Map.of(
            "user", "Ada_L", "amount", 500L, "gift", "Rage Quit", "tier", "MID", "message", "w"));
  }

  /** Another app in the channel gets deliveries of its own, and might send them on. */
  @Test
  void takesTheSameHappeningInAnotherDeliveryForTheSame() {
    KickSamples.ofEachType()
        .forEach(
            (type, body) -> {
              kick.bus.clear();
              kick.deliver(type, body);
              kick.deliver(type, body);
              boolean same =
                  kick.events()
                      .getFirst()
                      .correlationId()
                      .equals(kick.events().getLast().correlationId());
              boolean timeless =
                  type.equals("channel.followed") || type.equals("livestream.metadata.updated");
              assertThat(same).as(type).isNotEqualTo(timeless);
            });
  }

  @Test
  void whatItPublishesFitsTheWire() {
    EventCodec codec = new EventCodec();
    KickSamples.ofEachType().forEach(kick::deliver);
    kick.deliver("chat.message.sent", KickSamples.chat("m2", User.ADA, "\u2028\"\\".repeat(2000)));
    assertThat(kick.events()).hasSize(KickPlan.EVENTS.size() + 1);
    for (Event event : kick.events()) {
      assertThat(codec.decode(codec.encode(event))).isInstanceOf(Codec.Decoded.Ok.class);
    }
  }

  private static void isOf(Event event, String kind, Map<String, @Nullable Object> details) {
    assertThat(event.type()).isEqualTo("platform." + kind + ".v1");
    assertThat(external(event).kind()).isEqualTo(kind);
    assertThat(external(event).metadata()).containsExactlyInAnyOrderEntriesOf(details);
    assertThat(external(event).rawPayload()).containsKey("broadcaster");
    assertThat(event.origin().channel()).isEqualTo("burgeroni");
  }

  private Event deliver(String type, String body) {
    assertThat(kick.deliver(type, body).status()).isEqualTo(200);
    return kick.events().getLast();
  }

  private Event chat(User user, String content) {
    return deliver("chat.message.sent", KickSamples.chat("m1", user, content));
  }

  private static Message message(Event event) {
    return Objects.requireNonNull(event.message());
  }

  private static ExternalEvent external(Event event) {
    return Objects.requireNonNull(event.externalEvent());
  }

  private static Identity.External who(Event event) {
    return Objects.requireNonNull(event.identity().external());
  }
}
