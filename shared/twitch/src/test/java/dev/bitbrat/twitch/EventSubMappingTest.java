package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Identity;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Message;
import dev.bitbrat.events.Topics;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.testkit.FakeClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventSubMappingTest {
  @Test
  void mapsAChatMessageAsTwitchDocumentsIt() throws IOException {
    Event event = map(resource("chat-message-reply.json"));

    assertThat(event.source()).isEqualTo("ingress.twitch.eventsub");
    assertThat(event.egressDestination()).isEqualTo(Topics.egressTo("twitch"));
    assertThat(event.origin().platform()).isEqualTo("twitch");
    assertThat(event.origin().account()).isEqualTo("4711002");
    assertThat(event.origin().channel()).isEqualTo("burgeroni");
    assertThat(event.origin().channelId()).isEqualTo("4711001");
    assertThat(event.origin().at()).isEqualTo(FakeClock.START);
    Identity.External ada = chatter(event);
    assertThat(ada.id()).isEqualTo("4711101");
    assertThat(ada.login()).isEqualTo("ada");
    assertThat(ada.displayName()).isEqualTo("Ada");
    assertThat(ada.roles()).containsExactly("subscriber", "moderator");
  }

  @Test
  void keepsTheDetailsThatARuleMayWant() throws IOException {
    Message message = Objects.requireNonNull(map(resource("chat-message-reply.json")).message());

    assertThat(message.id()).isEqualTo("cc106a89-1814-919d-454c-f4f2f970aae7");
    assertThat(message.text()).isEqualTo("!quote 7 Cheer100");
    Map<String, @Nullable Object> details = Objects.requireNonNull(message.rawPlatformPayload());
    assertThat(details)
        .containsEntry("text", "@Grace !quote 7 Cheer100")
        .containsEntry("color", "#00FF7F")
        .containsEntry("source_broadcaster_user_id", "4711900")
        .containsEntry("channel_points_custom_reward_id", "92af127c-7326-4483-a52b-b0da0be61c01");
    assertThat(Tree.number(Tree.map(details, "cheer"), "bits", 0)).isEqualTo(100);
    assertThat(Tree.string(Tree.map(details, "reply"), "parent_user_login")).isEqualTo("grace");
    assertThat(Tree.maps(details, "badges")).hasSize(3);
  }

  @Test
  void leavesOutDetailsThatAreNotThere() {
    assertThat(Objects.requireNonNull(said("hi").message()).rawPlatformPayload())
        .containsOnlyKeys("text", "message_type", "color", "badges");
  }

  @ParameterizedTest
  @CsvSource({
    "broadcaster, broadcaster",
    "moderator, moderator",
    "lead_moderator, moderator",
    "vip, vip",
    "subscriber, subscriber",
    "founder, subscriber",
    "partner, ",
  })
  void knowsTheRolesOfBadges(String badge, @Nullable String role) {
    Chatter chatter = new Chatter("5", "bob", "Bob", List.of(badge));
    Event event = map(Json.parseObject(EventSubSamples.chatMessage("m1", chatter, "hi")));
    assertThat(chatter(event).roles()).isEqualTo(role == null ? List.of() : List.of(role));
  }

  @Test
  void marksTheBotsOwnWords() {
    Chatter bot = new Chatter(EventSubSamples.BOT_ID, "brat", "Brat", List.of("moderator"));
    Event event = map(Json.parseObject(EventSubSamples.chatMessage("m1", bot, "pong")));
    assertThat(chatter(event).roles()).containsExactly("moderator", "self");
  }

  @Test
  void takesOffWhatIsPutAroundTheText() {
    assertThat(said("\u0001ACTION waves\u0001").text()).isEqualTo("waves");
    assertThat(said("!ping \udb40\udc00").text()).isEqualTo("!ping");
    assertThat(said("  hi  ").text()).isEqualTo("hi");
  }

  @ParameterizedTest
  @CsvSource({
    "@Grace !ping, !ping",
    "@grace !ping, !ping",
    "@Graceful !ping, @Graceful !ping",
    "!ping @Grace, !ping @Grace",
    "@Grace, ''",
  })
  void takesOffTheParentOfAReplyOnce(String text, String meant) {
    Map<String, @Nullable Object> reply = new LinkedHashMap<>();
    reply.put("parent_user_name", "Grace");
    reply.put("parent_user_login", "grace");
    Map<String, @Nullable Object> body =
        Json.parseObject(EventSubSamples.chatMessage("m1", Chatter.ADA, text));
    Map<String, @Nullable Object> event = new LinkedHashMap<>(Tree.map(body, "event"));
    event.put("reply", reply);
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(body);
    changed.put("event", event);

    assertThat(map(changed).text()).isEqualTo(meant);
  }

  @Test
  void keepsAMentionThatIsNoReply() {
    assertThat(said("@Grace !ping").text()).isEqualTo("@Grace !ping");
  }

  @Test
  void aCheerIsToldByTheMessageThatItIsIn() throws IOException {
    Map<String, @Nullable Object> body = resource("chat-message-reply.json");
    Map<String, @Nullable Object> chat = new LinkedHashMap<>(Tree.map(body, "event"));
    chat.put("source_broadcaster_user_id", "4711001");
    List<Event> events = events(body, chat);

    assertThat(events)
        .extracting(Event::type)
        .containsExactly("chat.message.v1", "platform.cheer.v1");
    Event cheer = events.getLast();
    assertThat(cheer.correlationId())
        .isEqualTo(Ids.correlation("twitch", "cheer", "cc106a89-1814-919d-454c-f4f2f970aae7"));
    assertThat(cheer.message()).isNull();
    assertThat(chatter(cheer)).isEqualTo(chatter(events.getFirst()));
    assertThat(Objects.requireNonNull(cheer.externalEvent()).metadata())
        .isEqualTo(
            Map.<String, @Nullable Object>of(
                "user", "Ada", "bits", 100L, "message", "!quote 7 Cheer100"));
  }

  @Test
  void whatIsSaidInAnotherChannelOfASharedChatIsMarkedAndNoCheerForUs() throws IOException {
    Map<String, @Nullable Object> body = resource("chat-message-reply.json");
    List<Event> events = events(body, Tree.map(body, "event"));
    assertThat(events).hasSize(1);
    assertThat(Objects.requireNonNull(events.getFirst().message()).rawPlatformPayload())
        .containsEntry("shared_chat", true)
        .containsEntry("source_broadcaster_user_login", "friesandco");
  }

  @Test
  void understandsADeliveryThatComesByAConduit() {
    Map<String, @Nullable Object> body =
        new LinkedHashMap<>(
            Json.parseObject(EventSubSamples.chatMessage("m1", Chatter.ADA, "!ping")));
    Map<String, @Nullable Object> subscription =
        new LinkedHashMap<>(Tree.map(body, "subscription"));
    subscription.put("transport", Map.of("method", "conduit", "conduit_id", "c1"));
    body.put("subscription", subscription);
    Event event = map(body);
    assertThat(event.text()).isEqualTo("!ping");
    assertThat(event.origin().account()).isEqualTo(EventSubSamples.BOT_ID);
  }

  @Test
  void mapsSubscriptionsThatItDoesNotKnowAsTheyAre() {
    Event event =
        map(
            Json.parseObject(
                EventSubSamples.notification(
                    "channel.guest_star_session.begin",
                    Map.of(
                        "broadcaster_user_id",
                        "4711001",
                        "broadcaster_user_login",
                        "Burgeroni",
                        "user_id",
                        "7",
                        "user_login",
                        "bob",
                        "slots",
                        42))));

    assertThat(event.type()).isEqualTo("twitch.eventsub.v1");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twitch", "delivery", "d1"));
    assertThat(event.origin().channel()).isEqualTo("burgeroni");
    assertThat(event.origin().channelId()).isEqualTo("4711001");
    assertThat(chatter(event).displayName()).isEqualTo("bob");
    ExternalEvent happened = Objects.requireNonNull(event.externalEvent());
    assertThat(happened.id()).isEqualTo("d1");
    assertThat(happened.kind()).isEqualTo("channel.guest_star_session.begin");
    assertThat(happened.version()).isEqualTo("1");
    assertThat(happened.rawPayload()).containsEntry("slots", 42L);
  }

  private static Event said(String text) {
    return map(Json.parseObject(EventSubSamples.chatMessage("m1", Chatter.ADA, text)));
  }

  private static Event map(Map<String, @Nullable Object> body) {
    return events(body, Tree.map(body, "event")).getFirst();
  }

  private static List<Event> events(
      Map<String, @Nullable Object> body, Map<String, @Nullable Object> event) {
    EventSubDelivery delivery =
        EventSubDelivery.read("d1", "2026-01-02T20:00:00Z", "notification", body);
    return EventSubMapper.notification(delivery, event, FakeClock.START);
  }

  private static Identity.External chatter(Event event) {
    return Objects.requireNonNull(event.identity().external());
  }

  private static Map<String, @Nullable Object> resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            EventSubMappingTest.class.getResourceAsStream("/eventsub/" + name), name)) {
      return Json.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
