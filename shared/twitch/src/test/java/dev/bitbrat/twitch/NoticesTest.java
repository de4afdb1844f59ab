package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.testkit.FakeClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stories S3 and S7 call these, see {@code shared/transcript/stories}. */
class NoticesTest {
  private static final Chatter BOB =
      new Chatter("7", "bob", "Bob", List.of("subscriber", "moderator"));

  @Test
  void aSubscriptionIsOfATierOrPrime() {
    Event sub = notice(BOB, "sub", Map.of("sub_tier", "2000", "duration_months", 1), "");
    assertThat(sub.type()).isEqualTo("platform.sub.v1");
    assertThat(sub.correlationId()).isEqualTo(Ids.correlation("twitch", "sub", "n1"));
    assertThat(happened(sub).kind()).isEqualTo("sub");
    assertThat(happened(sub).id()).isEqualTo("d1");
    assertThat(details(sub))
        .isEqualTo(Map.<String, @Nullable Object>of("user", "Bob", "tier", "2000", "duration", 1L));
    assertThat(who(sub).roles()).containsExactly("subscriber", "moderator");

    Event prime = notice(BOB, "sub", Map.of("sub_tier", "1000", "is_prime", true), "");
    assertThat(details(prime)).containsEntry("tier", "prime");
  }

  @Test
  void aResubHasItsMonthsAndItsMessageIfThereIsOne() {
    Map<String, Object> about =
        Map.of("cumulative_months", 12, "duration_months", 0, "sub_tier", "1000", "is_gift", false);
    assertThat(details(notice(BOB, "resub", about, "love it")))
        .containsEntry("user", "Bob")
        .containsEntry("months", 12L)
        .containsEntry("message", "love it")
        .doesNotContainKeys("streak", "gifter");
    assertThat(details(notice(BOB, "resub", about, ""))).doesNotContainKey("message");
  }

  @Test
  void aGiftHasAGifterUnlessItIsAnonymous() {
    Map<String, Object> about =
        Map.of(
            "recipient_user_id",
            "9",
            "recipient_user_login",
            "cat",
            "recipient_user_name",
            "Cat",
            "sub_tier",
            "1000",
            "duration_months",
            1);
    Event gift = notice(BOB, "sub_gift", about, "");
    assertThat(details(gift))
        .containsEntry("user", "Bob")
        .containsEntry("gifter", "Bob")
        .containsEntry("recipient", "Cat")
        .doesNotContainKey("community_gift_id");

    Event anonymous = notice(null, "sub_gift", about, "");
    assertThat(anonymous.identity()).isEqualTo(Identity.NOBODY);
    assertThat(details(anonymous)).containsEntry("recipient", "Cat").doesNotContainKey("gifter");
  }

  @Test
  void aCommunityGiftAndItsChildrenBelongTogether() {
    Event header =
        notice(BOB, "community_sub_gift", Map.of("id", "G1", "total", 50, "sub_tier", "1000"), "");
    assertThat(details(header))
        .containsEntry("gifter", "Bob")
        .containsEntry("total", 50L)
        .containsEntry("community_id", "G1");
    Event child =
        notice(
            BOB,
            "sub_gift",
            Map.of("recipient_user_id", "9", "community_gift_id", "G1", "sub_tier", "1000"),
            "");
    assertThat(details(child)).containsEntry("community_gift_id", "G1");
    Event anonymous = notice(null, "community_sub_gift", Map.of("id", "G2", "total", 10), "");
    assertThat(details(anonymous)).containsOnlyKeys("total", "community_id");
  }

  @Test
  void aRaidComesFromWhoeverLeadsIt() {
    Event raid =
        notice(
            BOB,
            "raid",
            Map.of(
                "user_id",
                "12",
                "user_login",
                "noodler",
                "user_name",
                "Noodler",
                "viewer_count",
                42),
            "");
    assertThat(details(raid))
        .isEqualTo(Map.<String, @Nullable Object>of("user", "Noodler", "viewers", 42L));
    assertThat(who(raid).id()).isEqualTo("12");
    assertThat(who(raid).roles()).as("the badges are somebody else's").isEmpty();
  }

  @Test
  void aNameThatIsNoLoginIsToldAsTheLogin() {
    Chatter momo = new Chatter("8", "momo", "\u6843\u5b50", List.of());
    Event sub = notice(momo, "sub", Map.of("sub_tier", "1000"), "");
    assertThat(details(sub)).containsEntry("user", "momo");
    assertThat(who(sub).displayName()).isEqualTo("\u6843\u5b50");
  }

  @ParameterizedTest
  @CsvSource({
    "gift_paid_upgrade, gifter, Eve",
    "pay_it_forward, gifter, Eve",
    "prime_paid_upgrade, tier, 1000",
    "announcement, color, PURPLE",
    "announcement, message, hear me",
    "bits_badge_tier, tier, 5000",
    "charity_donation, amount, 12.5",
    "charity_donation, currency, EUR",
    "unraid, user, Bob",
  })
  void theOthersHaveTheirDetails(String type, String detail, String value) {
    Event event = notice(BOB, type, about(type), type.equals("announcement") ? "hear me" : "");
    assertThat(event.type()).isEqualTo("platform." + type + ".v1");
    assertThat(String.valueOf(details(event).get(detail))).isEqualTo(value);
  }

  @Test
  void whatHappensInAnotherChannelOfASharedChatIsOfAnotherKind() {
    Map<String, @Nullable Object> body =
        Json.parseObject(
            EventSubSamples.notice("n1", BOB, "shared_chat_sub", Map.of("sub_tier", "1000"), ""));
    Map<String, @Nullable Object> event = new LinkedHashMap<>(Tree.map(body, "event"));
    event.put("source_broadcaster_user_id", "4711900");
    event.put("source_broadcaster_user_login", "friesandco");
    Event shared = map(body, event);
    assertThat(shared.type()).isEqualTo("platform.shared_chat_sub.v1");
    assertThat(details(shared)).containsEntry("source", "friesandco").containsEntry("tier", "1000");
  }

  @Test
  void aNoticeThatNobodyKnowsYetGoesOnAsItCame() {
    Event event = notice(BOB, "moon_landing", Map.of(), "");
    assertThat(event.type()).isEqualTo("twitch.eventsub.v1");
    assertThat(happened(event).kind()).isEqualTo("channel.chat.notification");
    assertThat(who(event).login()).isEqualTo("bob");
  }

  @Test
  void theBotsOwnAnnouncementIsMarked() {
    Chatter bot = new Chatter(EventSubSamples.BOT_ID, "brat", "Brat", List.of("moderator"));
    Event event = notice(bot, "announcement", Map.of("color", "BLUE"), "hi");
    assertThat(who(event).roles()).containsExactly("moderator", "self");
  }

  private static Map<String, Object> about(String type) {
    return switch (type) {
      case "gift_paid_upgrade", "pay_it_forward" ->
          Map.of("gifter_user_id", "5", "gifter_user_login", "eve", "gifter_user_name", "Eve");
      case "prime_paid_upgrade" -> Map.of("sub_tier", "1000");
      case "announcement" -> Map.of("color", "PURPLE");
      case "bits_badge_tier" -> Map.of("tier", 5000);
      case "charity_donation" ->
          Map.of(
              "charity_name",
              "Cats",
              "amount",
              Map.of("value", 1250, "decimal_place", 2, "currency", "EUR"));
      default -> Map.of();
    };
  }

  private static Event notice(
      @Nullable Chatter chatter, String type, Map<String, ?> about, String text) {
    Map<String, @Nullable Object> body =
        Json.parseObject(EventSubSamples.notice("n1", chatter, type, about, text));
    return map(body, Tree.map(body, "event"));
  }

  private static Event map(
      Map<String, @Nullable Object> body, Map<String, @Nullable Object> event) {
    EventSubDelivery delivery =
        EventSubDelivery.read("d1", "2026-01-02T20:00:00Z", "notification", body);
    List<Event> events = EventSubMapper.notification(delivery, event, FakeClock.START);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private static ExternalEvent happened(Event event) {
    return Objects.requireNonNull(event.externalEvent());
  }

  private static Map<String, @Nullable Object> details(Event event) {
    return happened(event).metadata();
  }

  private static Identity.External who(Event event) {
    return Objects.requireNonNull(event.identity().external());
  }
}
