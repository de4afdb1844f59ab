package dev.bitbrat.functions.socketgateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.events.Event;
import dev.bitbrat.events.ExternalEvent;
import dev.bitbrat.events.Ids;
import dev.bitbrat.gateway.Gateway;
import dev.bitbrat.gateway.Source;
import dev.bitbrat.gateway.SourceProvider.Setting;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.Alarms;
import dev.bitbrat.pipeline.Metrics;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSocketStandIn;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.standins.TwitchStandIn.Subscription;
import dev.bitbrat.testkit.FailingBus;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import dev.bitbrat.testkit.FakeStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The whole gateway between Twitch's stand-ins and a bus. */
@Timeout(120)
class EventSubProviderTest {
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final AtomicInteger busDown = new AtomicInteger();
  private final Map<String, String> environment = new HashMap<>();
  private final Alarms alarms = new Alarms(new FakeStore(), new FakeClock());
  private final FakeSecrets secrets =
      new FakeSecrets()
          .with("TWITCH_BOT_TOKEN", TwitchStandIn.TOKEN)
          .with("TWITCH_CLIENT_ID", TwitchStandIn.CLIENT_ID);
  private final TwitchStandIn helix =
      TwitchStandIn.start()
          .with(channel(EventSubSamples.BROADCASTER_ID, EventSubSamples.BROADCASTER_LOGIN))
          .with(channel("4711009", "secondone"));
  private EventSubSocketStandIn twitch;
  private @Nullable Gateway gateway;

  @BeforeEach
  void start() throws Exception {
    twitch = EventSubSocketStandIn.start(Duration.ofSeconds(60));
    environment.put("TWITCH_SOCKET_CHANNELS", "#Burgeroni");
    environment.put("TWITCH_EVENTSUB_URL", twitch.uri().toString());
    environment.put("TWITCH_API_URL", helix.uri().toString());
  }

  @AfterEach
  void stop() {
    if (gateway != null) gateway.close();
    twitch.close();
    helix.close();
  }

  @Test
  void isOffWithoutChannels() {
    environment.remove("TWITCH_SOCKET_CHANNELS");
    assertThat(sources()).isEmpty();
  }

  @Test
  void saysWhichVariableItDoesNotUnderstand() {
    environment.put("TWITCH_EVENTSUB_URL", "https://example.com");
    assertThatThrownBy(this::sources).hasMessageContaining("TWITCH_EVENTSUB_URL");
    environment.put("TWITCH_SOCKET_CHANNELS", "a b");
    assertThatThrownBy(this::sources).hasMessageContaining("TWITCH_SOCKET_CHANNELS");
    environment.put("TWITCH_SOCKET_CHANNELS", "a,b,c,d,e,f,g,h,i,j,k");
    assertThatThrownBy(this::sources).hasMessageContaining("more than the 10 channels");
  }

  @Test
  void hearsTheChatUnderTheIdThatItHasOverTheWebhookAndOverIrc() throws Exception {
    listen();
    twitch.deliver("d1", line("m1", "!ping"));
    Event event = event();
    assertThat(event.text()).isEqualTo("!ping");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twitch", "chat", "m1"));
    assertThat(event.origin().account()).isEqualTo(EventSubSamples.BOT_ID);
    assertThat(event.origin().channelId()).isEqualTo(EventSubSamples.BROADCASTER_ID);
  }

  @Test
  void completesTheBeginOfAStream() throws Exception {
    listen();
    twitch.deliver("d1", online("s1"));
    Event event = event();
    assertThat(event.type()).isEqualTo("platform.stream.online.v1");
    assertThat(event.correlationId()).isEqualTo(Ids.correlation("twitch", "stream.online", "s1"));
    assertThat(told(event).metadata())
        .containsEntry("title", "Any%")
        .containsEntry("game", "Celeste");
    assertThat(event.origin().account()).isEqualTo(EventSubSamples.BOT_ID);
  }

  @Test
  void hearsAllChannelsOverOneConnection() throws Exception {
    environment.put("TWITCH_SOCKET_CHANNELS", "burgeroni, secondone, nosuchchannel");
    listen();
    assertThat(said).contains("Twitch has no channel called nosuchchannel");
    assertThat(twitch.connections()).isEqualTo(1);
    assertThat(helix.subscriptions())
        .filteredOn(s -> s.type().equals("channel.chat.message"))
        .extracting(s -> s.condition().get("broadcaster_user_id"))
        .containsExactlyInAnyOrder(EventSubSamples.BROADCASTER_ID, "4711009");
    assertThat(helix.subscriptions())
        .extracting(Subscription::callback)
        .as("sessions")
        .containsOnly(helix.subscriptions().getFirst().callback());
  }

  @Test
  void movesWithoutMissingOrDoublingAnything() throws Exception {
    listen();
    twitch.reconnect(twitch.uri());
    for (int i = 0; i < 100; i++)
      assertThat(twitch.deliver("d" + i, line("m" + i, "line " + i))).isTrue();
    twitch.session(20);
    said("moved");
    Set<String> heard = new HashSet<>();
    for (int i = 0; i < 100; i++) heard.add(event().text());
    assertThat(heard).hasSize(100);
    assertThat(events).isEmpty();
    assertThat(helix.subscriptions())
        .as("they come along")
        .filteredOn(s -> s.type().equals("channel.chat.message"))
        .hasSize(1);
  }

  @Test
  void comesBackAfterACutAndSubscribesAnew() throws Exception {
    String session = listen();
    for (int cut = 0; cut < 3; cut++) {
      helix.end(session);
      twitch.cut();
      session = twitch.session(20);
      said("Twitch: listening");
      assertThat(helix.subscriptions()).extracting(Subscription::callback).contains(session);
      twitch.deliver("d" + cut, line("m" + cut, "after cut " + cut));
      assertThat(event().text()).isEqualTo("after cut " + cut);
    }
    assertThat(events).isEmpty();
  }

  @Test
  void aTokenThatIsRefusedIsReadAnew() throws Exception {
    helix.changeToken("renewed");
    begin();
    assertThat(said("does not accept")).contains("TWITCH_BOT_TOKEN");
    assertThat(running().isReady()).isFalse();
    assertThat(secrets.forgotten()).contains("TWITCH_BOT_TOKEN");
    secrets.with("TWITCH_BOT_TOKEN", "renewed");
    said("Twitch: listening");
    twitch.deliver("d1", line("m1", "there"));
    assertThat(event().text()).isEqualTo("there");
    assertThat(running().isReady()).isTrue();
  }

  @Test
  void aTokenThatIsRefusedIsAnAlarmUntilItListens() throws Exception {
    environment.put("TWITCH_SOCKET_BOT", "burgeroni");
    helix.changeToken("renewed");
    begin();
    said("does not accept");
    assertThat(alarms.of("burgeroni"))
        .singleElement()
        .satisfies(
            alarm ->
                assertThat(alarm)
                    .containsEntry("platform", "twitch")
                    .containsEntry("account", "socket")
                    .containsEntry("command", "brat login twitch --bot burgeroni"));
    secrets.with("TWITCH_BOT_TOKEN", "renewed");
    said("Twitch: listening");
    assertThat(alarms.of("burgeroni")).isEmpty();
  }

  @Test
  void aChatThatItMayNotHearIsAnAlarm() throws Exception {
    environment.put("TWITCH_SOCKET_BOT", "burgeroni");
    helix.forbid("channel.chat.message");
    begin();
    said("cannot be heard");
    assertThat(alarms.of("burgeroni")).hasSize(1);
  }

  @Test
  void saysWhatTheChatOfAChannelWants() throws Exception {
    helix.forbid("channel.chat.message");
    begin();
    assertThat(said("cannot be heard")).contains("user:read:chat");
  }

  @Test
  void isNotReadyWhenItsChatIsTakenAwayAndNotGivenBack() throws Exception {
    String session = listen();
    assertThat(running().isReady()).isTrue();
    helix.end(session).forbid("channel.chat.message");
    String revoked = EventSubSamples.revocation("channel.chat.message", "user_removed");
    twitch.revoke("r1", Json.parseObject(revoked));
    said("cannot be heard");
    assertThat(running().isReady()).isFalse();
    assertThat(event().type()).isEqualTo("system.source.status");
  }

  @Test
  void itsChatIsAskedForAnewWhenItIsTakenAway() throws Exception {
    String session = listen();
    helix.end(session);
    String revoked = EventSubSamples.revocation("channel.chat.message", "user_removed");
    twitch.revoke("r1", Json.parseObject(revoked));
    said("tells no more of channel.chat.message");
    assertThat(event().type()).isEqualTo("system.source.status");
    twitch.deliver("d1", line("m1", "still here"));
    assertThat(event().text()).isEqualTo("still here");
    assertThat(helix.subscriptions())
        .extracting(Subscription::type)
        .contains("channel.chat.message");
    assertThat(twitch.connections()).isEqualTo(1);
  }

  @Test
  void anEventWaitsUntilTheBusTakesIt() throws Exception {
    listen();
    busDown.set(3);
    twitch.deliver("d1", line("m1", "first"));
    twitch.deliver("d2", line("m2", "second"));
    assertThat(event().text()).isEqualTo("first");
    assertThat(event().text()).isEqualTo("second");
    assertThat(running().lost()).isZero();
  }

  private String listen() throws Exception {
    begin();
    String session = twitch.session(20);
    said("Twitch: listening", true);
    return session;
  }

  private void begin() {
    gateway =
        Gateway.start(
            new Gateway.Setup(
                "this",
                new FakeStore(),
                FailingBus.of(busDown, events::add),
                Metrics.NONE,
                new FakeClock(),
                this::sources,
                Optional.empty()));
  }

  private Gateway running() {
    return Objects.requireNonNull(gateway);
  }

  private List<Source> sources() {
    return new EventSubProvider()
        .sources(
            new Setting(
                environment, secrets, new FakeClock(), () -> 0L, said::add, Optional.of(alarms)));
  }

  private Event event() throws InterruptedException {
    Event event = events.poll(20, TimeUnit.SECONDS);
    if (event == null) throw new AssertionError("no event within 20 s; " + said);
    return event;
  }

  private String said(String part) throws InterruptedException {
    return said(part, false);
  }

  /**
   * @param keep whether what was said before it may be looked at afterwards
   */
  private String said(String part, boolean keep) throws InterruptedException {
    List<String> before = new ArrayList<>();
    for (String sentence = said.poll(30, TimeUnit.SECONDS);
        sentence != null;
        sentence = said.poll(30, TimeUnit.SECONDS)) {
      if (sentence.contains(part)) {
        if (keep) said.addAll(before);
        return sentence;
      }
      before.add(sentence);
    }
    throw new AssertionError("nobody said: " + part + ", but " + before);
  }

  private static ExternalEvent told(Event event) {
    return Objects.requireNonNull(event.externalEvent());
  }

  private static TwitchStandIn.Channel channel(String id, String login) {
    return new TwitchStandIn.Channel(id, login, login, "Celeste", "Any%");
  }

  private static Map<String, @Nullable Object> line(String messageId, String text) {
    return Json.parseObject(EventSubSamples.chatMessage(messageId, Chatter.ADA, text));
  }

  private static Map<String, @Nullable Object> online(String id) {
    return Json.parseObject(
        EventSubSamples.notification(
            "stream.online",
            Map.of(
                "id",
                id,
                "broadcaster_user_id",
                EventSubSamples.BROADCASTER_ID,
                "broadcaster_user_login",
                EventSubSamples.BROADCASTER_LOGIN,
                "broadcaster_user_name",
                "Burgeroni",
                "type",
                "live",
                "started_at",
                "2026-01-02T20:00:00Z")));
  }
}
