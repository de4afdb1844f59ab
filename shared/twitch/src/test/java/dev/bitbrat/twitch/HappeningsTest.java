package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.testkit.FakeClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HappeningsTest {
  @ParameterizedTest
  @MethodSource("cases")
  void aSubscriptionBecomesAnEventInOurNames(Map<String, @Nullable Object> wanted) {
    List<Event> events = map(wanted);
    assertThat(events).hasSize(1);
    Event event = events.getFirst();
    ExternalEvent happened = Objects.requireNonNull(event.externalEvent());
    String kind = Objects.requireNonNull(Tree.string(wanted, "kind"));
    assertThat(event.type()).isEqualTo("platform." + kind + ".v1");
    assertThat(happened.kind()).isEqualTo(kind);
    assertThat(happened.metadata()).isEqualTo(Tree.map(wanted, "metadata"));
    String object = Tree.string(wanted, "object");
    assertThat(event.correlationId())
        .isEqualTo(
            object == null
                ? Ids.correlation("twitch", "delivery", "d1")
                : Ids.correlation("twitch", kind, object));
    Identity.External who = event.identity().external();
    assertThat(who == null ? null : who.id()).isEqualTo(Tree.string(wanted, "who"));
    if (who != null) assertThat(who.roles()).isEqualTo(Tree.strings(wanted, "roles"));
    assertThat(event.origin().channelId()).isEqualTo("4711001");
    assertThat(event.origin().channel()).isEqualTo("burgeroni");
  }

  /** Of subscriptions that an operator may have made all the same. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "channel.subscribe",
        "channel.subscription.gift",
        "channel.subscription.message",
        "channel.raid",
        "channel.cheer",
        "channel.charity_campaign.donate",
        "channel.chat.clear_user_messages",
      })
  void whatAnotherSubscriptionTellsMakesNoSecondEvent(String type) {
    assertThat(map(type, Map.of("user_id", "7", "is_gift", true, "tier", "1000"), Map.of()))
        .isEmpty();
  }

  @Test
  void partsOfASubscriptionThatAnotherTellsMakeNoneEither() {
    assertThat(map("channel.bits.use", Map.of("type", "cheer", "bits", 5), Map.of())).isEmpty();
    for (String action : List.of("ban", "timeout", "delete", "clear", "warn", "vip", "unmod")) {
      assertThat(map("channel.moderate", Map.of("action", action), Map.of())).isEmpty();
    }
    assertThat(map("stream.online", Map.of("id", "1", "type", "rerun"), Map.of())).isEmpty();
  }

  @Test
  void weRaidingSomebodyIsAnotherThingThanBeingRaided() {
    Map<String, @Nullable Object> event =
        Map.of(
            "from_broadcaster_user_id",
            "4711001",
            "from_broadcaster_user_login",
            "burgeroni",
            "from_broadcaster_user_name",
            "BurgerOni",
            "to_broadcaster_user_id",
            "12",
            "to_broadcaster_user_login",
            "tiny",
            "viewers",
            5);
    Event out =
        map("channel.raid", event, Map.of("from_broadcaster_user_id", "4711001")).getFirst();
    assertThat(out.type()).isEqualTo("platform.raid_out.v1");
    assertThat(out.origin().channel()).isEqualTo("burgeroni");
    assertThat(Objects.requireNonNull(out.externalEvent()).metadata())
        .isEqualTo(
            Map.<String, @Nullable Object>of("user", "BurgerOni", "target", "tiny", "viewers", 5L));
  }

  @Test
  void theBotsAccountIsInTheAddressThatWasSubscribedWith() {
    Map<String, @Nullable Object> condition = Map.of("broadcaster_user_id", "4711001");
    assertThat(account(condition, "https://bot.example/twitch?account=4711002"))
        .isEqualTo("4711002");
    assertThat(account(condition, "https://bot.example/twitch?x=1&account=4711002&y=2"))
        .isEqualTo("4711002");
    assertThat(account(condition, "https://bot.example/twitch?account=4711002x")).isNull();
    assertThat(account(condition, "https://bot.example/twitch")).isNull();
    assertThat(
            account(Map.of("broadcaster_user_id", "4711001", "moderator_user_id", "4711002"), "x"))
        .isEqualTo("4711002");
    assertThat(
            account(Map.of("broadcaster_user_id", "4711001", "moderator_user_id", "4711001"), "x"))
        .as("the bot does not speak as the channel's owner")
        .isNull();
  }

  @Test
  void whateverIsWrongWithTheDetailsTheyAreLeftOut() {
    Map<String, @Nullable Object> odd = new LinkedHashMap<>();
    odd.put("id", 7);
    odd.put("user_login", List.of());
    odd.put("reward", "x");
    odd.put("choices", Map.of());
    odd.put("outcomes", List.of("x", 1, Map.of()));
    odd.put("winning_outcome_id", "zz");
    odd.put("participants", List.of(Map.of("broadcaster_user_id", 7)));
    odd.put("target_amount", Map.of("value", "x", "decimal_places", -9));
    odd.put("is_permanent", false);
    odd.put("ends_at", "+1000000000-12-31T23:59:59Z");
    odd.put("banned_at", "-1000000000-01-01T00:00:00Z");
    for (Map<String, @Nullable Object> known : cases().toList()) {
      String type = Objects.requireNonNull(Tree.string(known, "type"));
      assertThat(map(type, odd, Map.of())).as(type).hasSizeLessThanOrEqualTo(1);
    }
  }

  @Test
  void theTableInTheDocumentationHasThemAll() throws IOException {
    Path root = Path.of(System.getProperty("bitbrat.root"));
    String docs = Files.readString(root.resolve("docs/twitch-events.md"));
    for (Map<String, @Nullable Object> known : cases().toList()) {
      assertThat(docs).contains("`" + known.get("type"), "`" + known.get("kind") + "`");
      for (String detail : Tree.map(known, "metadata").keySet()) {
        assertThat(docs).as("%s of %s", detail, known.get("kind")).contains(detail);
      }
    }
  }

  private static @Nullable String account(
      Map<String, @Nullable Object> condition, String callback) {
    Map<String, @Nullable Object> body =
        Map.of(
            "subscription",
            Map.of(
                "id",
                "s1",
                "type",
                "stream.offline",
                "version",
                "1",
                "status",
                "enabled",
                "condition",
                condition,
                "transport",
                Map.of("callback", callback)),
            "event",
            Map.of("broadcaster_user_id", "4711001"));
    EventSubDelivery delivery =
        EventSubDelivery.read("d1", "2026-01-02T20:00:00Z", "notification", body);
    return EventSubMapper.notification(delivery, Tree.map(body, "event"), FakeClock.START)
        .getFirst()
        .origin()
        .account();
  }

  private static List<Event> map(Map<String, @Nullable Object> known) {
    return map(
        Objects.requireNonNull(Tree.string(known, "type")), Tree.map(known, "event"), Map.of());
  }

  private static List<Event> map(
      String type, Map<String, @Nullable Object> event, Map<String, @Nullable Object> condition) {
    Map<String, @Nullable Object> full = new LinkedHashMap<>();
    full.put("broadcaster_user_id", "4711001");
    full.put("broadcaster_user_login", "burgeroni");
    full.put("broadcaster_user_name", "Burgeroni");
    full.putAll(event);
    Map<String, @Nullable Object> body = Json.parseObject(EventSubSamples.notification(type, full));
    Map<String, @Nullable Object> subscription =
        new LinkedHashMap<>(Tree.map(body, "subscription"));
    if (!condition.isEmpty()) subscription.put("condition", condition);
    EventSubDelivery delivery =
        EventSubDelivery.read(
            "d1",
            "2026-01-02T20:00:00Z",
            "notification",
            Map.of("subscription", subscription, "event", full));
    return EventSubMapper.notification(delivery, Tree.map(body, "event"), FakeClock.START);
  }

  static Stream<Map<String, @Nullable Object>> cases() {
    try (InputStream in =
        Objects.requireNonNull(
            HappeningsTest.class.getResourceAsStream("/eventsub/happenings.json"))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return Tree.maps(Json.parseObject(text), "cases").stream();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
