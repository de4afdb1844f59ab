package dev.bitbrat.irc;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.twitch4j.chat.events.channel.IRCMessageEvent;
import com.github.twitch4j.chat.util.MessageParser;
import dev.bitbrat.events.Event;
import dev.bitbrat.events.Ids;
import dev.bitbrat.events.Tree;
import dev.bitbrat.json.Json;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.IrcSamples;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.twitch.EventSubProtocol;
import dev.bitbrat.web.WebRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IrcLinesTest {
  private static final String CHANNEL = EventSubSamples.BROADCASTER_LOGIN;
  private static final String ID = "cc106a89-1814-919d-454c-f4f2f970aae7";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!ping",
        "\u0001ACTION waves at everybody\u0001",
        "@Grace this is no reply",
        "colons : and ; semicolons, \\s and \\n",
        " \u00fcml\u00e4uts \ud83d\ude00 \udb40\udc00",
      })
  void theSameMessageIsTheSameEventAsOverEventSub(String text) {
    Chatter chatter = new Chatter("77", "bob", "Bob", List.of("moderator", "founder", "vip"));
    Event irc = only(IrcSamples.line(ID, chatter, text));
    Event eventSub = overEventSub(EventSubSamples.chatMessage(ID, chatter, text));

    assertThat(irc.correlationId())
        .isEqualTo(Ids.correlation("twitch", "chat", ID))
        .isEqualTo(eventSub.correlationId());
    assertThat(irc).isEqualTo(eventSub.with().source("ingress.twitch.irc").build());
  }

  @Test
  void aReplyIsTheSameEventAsOverEventSub() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("reply-parent-msg-id", "p1");
    tags.put("reply-parent-user-id", "78");
    tags.put("reply-parent-user-login", "grace");
    tags.put("reply-parent-display-name", "Grace");
    tags.put("reply-parent-msg-body", "who; says so?");
    tags.put("reply-thread-parent-msg-id", "p0");
    Event irc = only(IrcSamples.line(CHANNEL, ID, Chatter.ADA, "@Grace !ping", tags));
    Map<String, @Nullable Object> reply = new LinkedHashMap<>();
    reply.put("parent_message_id", "p1");
    reply.put("parent_message_body", "who; says so?");
    reply.put("parent_user_id", "78");
    reply.put("parent_user_login", "grace");
    reply.put("parent_user_name", "Grace");
    reply.put("thread_message_id", "p0");
    Event eventSub = overEventSub(changed("@Grace !ping", "reply", reply));

    assertThat(irc.text()).isEqualTo("!ping");
    assertThat(irc).isEqualTo(eventSub.with().source("ingress.twitch.irc").build());
  }

  @Test
  void aCheerIsToldUnderTheSameIdsAsOverEventSub() {
    List<Event> irc =
        of(IrcSamples.line(CHANNEL, ID, Chatter.ADA, "Cheer100 hi", Map.of("bits", "100")));
    assertThat(irc).extracting(Event::type).containsExactly("chat.message.v1", "platform.cheer.v1");
    Event cheer = irc.getLast();
    assertThat(cheer.correlationId()).isEqualTo(Ids.correlation("twitch", "cheer", ID));
    assertThat(cheer.source()).isEqualTo("ingress.twitch.irc");
    assertThat(Objects.requireNonNull(cheer.externalEvent()).metadata())
        .containsEntry("bits", 100L)
        .containsEntry("user", "Ada");
  }

  @Test
  void marksWhatWasSaidInAnotherChannelOfASharedChat() {
    Map<String, String> tags = Map.of("source-room-id", "999", "source-id", "m0");
    Event event = only(IrcSamples.line(CHANNEL, ID, Chatter.ADA, "hi", tags));
    assertThat(details(event))
        .containsEntry("shared_chat", true)
        .containsEntry("source_broadcaster_user_id", "999")
        .containsEntry("source_message_id", "m0");
  }

  @Test
  void whatWasSaidHereOfASharedChatIsAsUsual() {
    Map<String, String> tags =
        Map.of("source-room-id", EventSubSamples.BROADCASTER_ID, "source-id", ID);
    Event event = only(IrcSamples.line(CHANNEL, ID, Chatter.ADA, "hi", tags));
    assertThat(details(event)).doesNotContainKeys("shared_chat", "source_broadcaster_user_id");
  }

  @Test
  void marksTheBotsOwnWords() {
    Chatter bot = new Chatter(EventSubSamples.BOT_ID, "thebot", "TheBot", List.of("moderator"));
    assertThat(only(IrcSamples.line(ID, bot, "pong")).identity().roles())
        .containsExactly("moderator", "self");
  }

  @Test
  void keepsRewardsAndKindsOfMessagesUnderTheNamesOfEventSub() {
    Map<String, String> tags = Map.of("custom-reward-id", "r1", "msg-id", "highlighted-message");
    assertThat(details(only(IrcSamples.line(CHANNEL, ID, Chatter.ADA, "hi", tags))))
        .containsEntry("channel_points_custom_reward_id", "r1")
        .containsEntry("message_type", "channel_points_highlighted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sub", "resub", "subgift", "raid", "announcement"})
  void leavesToEventSubWhatItTells(String kind) {
    assertThat(of(IrcSamples.notice(ID, Chatter.ADA, kind, "what a happening"))).isEmpty();
  }

  @Test
  void leavesOutWhatIsOfNoChannelOfOurs() {
    assertThat(of(IrcSamples.line("elsewhere", ID, Chatter.ADA, "hi", Map.of()))).isEmpty();
    assertThat(of(":tmi.twitch.tv CLEARCHAT #" + CHANNEL + " :ada")).isEmpty();
    assertThat(of(":tmi.twitch.tv 001 thebot :Welcome, GLHF!")).isEmpty();
  }

  private static Event only(String line) {
    List<Event> events = of(line);
    assertThat(events).hasSize(1);
    return events.getFirst();
  }

  private static List<Event> of(String line) {
    IRCMessageEvent read = Objects.requireNonNull(MessageParser.parse(line));
    return IrcLines.of(read, Set.of(CHANNEL), EventSubSamples.BOT_ID, FakeClock.START);
  }

  private static Map<String, @Nullable Object> details(Event event) {
    return Objects.requireNonNull(
        Objects.requireNonNull(event.message(), "message").rawPlatformPayload());
  }

  private static String changed(String text, String field, Object value) {
    Map<String, @Nullable Object> body =
        Json.parseObject(EventSubSamples.chatMessage(ID, Chatter.ADA, text));
    Map<String, @Nullable Object> event = new LinkedHashMap<>(Tree.map(body, "event"));
    event.put(field, value);
    Map<String, @Nullable Object> changed = new LinkedHashMap<>(body);
    changed.put("event", event);
    return Json.write(changed);
  }

  private static Event overEventSub(String body) {
    WebRequest request =
        new WebRequest(
            "POST",
            "/",
            Map.of(),
            Map.of(
                "twitch-eventsub-message-id", List.of("d1"),
                "twitch-eventsub-message-timestamp", List.of("2026-01-02T20:00:00Z"),
                "twitch-eventsub-message-type", List.of("notification")),
            body.getBytes(UTF_8),
            "127.0.0.1");
    return new EventSubProtocol(new FakeSecrets())
        .take(request, FakeClock.START)
        .events()
        .getFirst();
  }
}
