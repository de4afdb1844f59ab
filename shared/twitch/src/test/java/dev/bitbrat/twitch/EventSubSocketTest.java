package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.bitbrat.events.Event;
import dev.bitbrat.json.Json;
import dev.bitbrat.pipeline.ExplainedException;
import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.standins.EventSubSamples;
import dev.bitbrat.standins.EventSubSamples.Chatter;
import dev.bitbrat.standins.EventSubSocketStandIn;
import dev.bitbrat.testkit.FakeClock;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventSubSocketTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final LinkedBlockingQueue<String> subscribed = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> said = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> revoked = new LinkedBlockingQueue<>();
  private final AtomicInteger deaf = new AtomicInteger();
  private final AtomicInteger busDown = new AtomicInteger();
  private final AtomicInteger helixDown = new AtomicInteger();
  private EventSubSocketStandIn twitch;
  private @Nullable EventSubSocket socket;

  @BeforeEach
  void start() throws Exception {
    twitch = EventSubSocketStandIn.start(LONG);
  }

  @AfterEach
  void stop() {
    if (socket != null) socket.close();
    twitch.close();
  }

  @Test
  void subscribesForItsSessionAndHearsTheChat() throws Exception {
    listen(twitch);
    assertThat(twitch.deliver("d1", line("m1", "!ping"))).isTrue();
    Event event = event();
    assertThat(event.type()).isEqualTo("chat.message.v1");
    assertThat(event.text()).isEqualTo("!ping");
    assertThat(event.origin().account()).isEqualTo(EventSubSamples.BOT_ID);
  }

  @Test
  void theSameMessageHasTheSameIdAsOverTheWebhook() throws Exception {
    listen(twitch);
    twitch.deliver("d1", line("m1", "hello"));
    assertThat(event().correlationId())
        .isEqualTo(dev.bitbrat.events.Ids.correlation("twitch", "chat", "m1"));
  }

  @Test
  void hearsWhatIsDeliveredTwiceOnce() throws Exception {
    listen(twitch);
    twitch.deliver("d1", line("m1", "one"));
    twitch.deliver("d1", line("m1", "one"));
    twitch.deliver("d2", line("m2", "two"));
    assertThat(event().text()).isEqualTo("one");
    assertThat(event().text()).isEqualTo("two");
  }

  @Test
  void movesWithoutMissingOrDoublingAnything() throws Exception {
    listen(twitch);
    twitch.reconnect(twitch.uri());
    twitch.session(10);
    said("moved");
    twitch.deliver("d1", line("m1", "new"));
    assertThat(event().text()).isEqualTo("new");
    assertThat(subscribed).as("subscriptions come along").isEmpty();
  }

  @Test
  void hearsWhatWasOnTheWayWhenItMoved() throws Exception {
    listen(twitch);
    int lines = 0;
    for (int move = 0; move < 20; move++) {
      twitch.reconnect(twitch.uri());
      Set<String> sent = new HashSet<>();
      // Some of these still go to the old connection, and some to the new one.
      for (int i = 0; i < 50; i++) {
        String text = "line " + lines++;
        assertThat(twitch.deliver("d" + lines, line("m" + lines, text))).isTrue();
        sent.add(text);
      }
      twitch.session(10);
      said("moved");
      Set<String> heard = new HashSet<>();
      for (int i = 0; i < 50; i++) heard.add(event().text());
      assertThat(heard).isEqualTo(sent);
    }
  }

  @Test
  void movesToAnotherNameOfTheSamePlace() throws Exception {
    listen(twitch);
    twitch.reconnect(URI.create("ws://localhost:" + twitch.uri().getPort() + "/ws"));
    twitch.session(10);
    said("moved");
    twitch.deliver("d1", line("m1", "new"));
    assertThat(event().text()).isEqualTo("new");
    assertThat(subscribed).as("subscriptions come along").isEmpty();
  }

  @Test
  void doesNotMoveToAnAddressThatIsNotTwitchs() throws Exception {
    listen(twitch);
    twitch.reconnect(URI.create("ws://eventsub.example/ws"));
    said("not its own");
    subscribedAgain();
  }

  @Test
  void comesBackAfterACutAndSubscribesAnew() throws Exception {
    listen(twitch);
    twitch.cut();
    subscribedAgain();
    twitch.deliver("d2", line("m2", "back"));
    assertThat(event().text()).isEqualTo("back");
  }

  @Test
  void comesBackWhenTwitchHangsUp() throws Exception {
    listen(twitch);
    twitch.close(4000);
    subscribedAgain();
  }

  @Test
  void comesBackWhenNothingIsHeard() throws Exception {
    try (EventSubSocketStandIn silent = EventSubSocketStandIn.start(Duration.ofSeconds(1))) {
      listen(silent);
      subscribedAgain();
      said("nothing was heard");
    }
  }

  @Test
  void triesAgainWhenTheSubscriptionsCannotBeMade() throws Exception {
    helixDown.set(1);
    listen(twitch);
    said("Helix is down");
  }

  @Test
  void holdsAnEventUntilTheBusTakesIt() throws Exception {
    busDown.set(2);
    listen(twitch);
    twitch.deliver("d1", line("m1", "patience"));
    assertThat(event().text()).isEqualTo("patience");
    assertThat(busDown).hasNegativeValue();
  }

  @Test
  void isNotConfusedByWhatItCannotRead() throws Exception {
    listen(twitch);
    for (String odd :
        new String[] {
          "",
          "{",
          "[]",
          "{}",
          "{\"metadata\":{\"message_type\":\"session_wel come\"}}",
          "{\"metadata\":{\"message_type\":\"new_thing\"}}",
          "{\"metadata\":{\"message_type\":\"notification\",\"message_id\":\"x\"}}",
          "{\"metadata\":{\"message_type\":\"session_reconnect\"},\"payload\":{\"session\":"
              + "{\"reconnect_url\":\"not an address\"}}}"
        }) {
      twitch.say(odd);
    }
    twitch.deliver("d1", line("m1", "still here"));
    assertThat(event().text()).isEqualTo("still here");
  }

  @Test
  void hangsUpOnAMessageWithoutEnd() throws Exception {
    listen(twitch);
    twitch.say("x".repeat(100_000));
    said("longer than");
    subscribedAgain();
  }

  @Test
  void saysWhenTheSubscriptionsWereTakenAway() throws Exception {
    listen(twitch);
    revoke();
    assertThat(event().type()).isEqualTo("system.source.status");
    said("tells no more of channel.chat.message: user_removed");
    assertThat(revoked.poll(10, TimeUnit.SECONDS))
        .endsWith(" channel.chat.message " + EventSubSamples.BROADCASTER_ID);
    assertThat(twitch.connections()).as("the rest goes on").isEqualTo(1);
  }

  @Test
  void isNotListeningWithoutTheChat() throws Exception {
    listen(twitch);
    deaf.set(1);
    revoke();
    said("nobody granted the chat");
    subscribedAgain();
    twitch.deliver("d2", line("m2", "back"));
    assertThat(event().type()).isEqualTo("system.source.status");
    assertThat(event().text()).isEqualTo("back");
  }

  @Test
  void asLongAsTheChatIsGoneItIsConnecting() throws Exception {
    listen(twitch);
    deaf.set(1_000);
    revoke();
    said("nobody granted the chat");
    said("nobody granted the chat");
    assertThat(java.util.Objects.requireNonNull(socket).state())
        .isEqualTo(EventSubSocket.State.CONNECTING);
  }

  private void revoke() {
    String revoked = EventSubSamples.revocation("channel.chat.message", "user_removed");
    assertThat(twitch.revoke("r1", Json.parseObject(revoked))).isTrue();
  }

  @Test
  void triesUntilThereIsSomebody() throws Exception {
    URI nobody = twitch.uri();
    twitch.close();
    start(nobody);
    said("no connection");
    assertThat(java.util.Objects.requireNonNull(socket).state())
        .isEqualTo(EventSubSocket.State.CONNECTING);
  }

  private void listen(EventSubSocketStandIn to) throws Exception {
    boolean works = helixDown.get() == 0;
    start(to.uri());
    String session = to.session(10);
    if (works) assertThat(subscribed.poll(10, TimeUnit.SECONDS)).isEqualTo(session);
  }

  private void start(URI uri) {
    socket =
        EventSubSocket.start(
            new EventSubSocket.Setup(
                uri,
                new Subscriber(),
                UnaryOperator.identity(),
                this::take,
                said::add,
                new FakeClock(),
                () -> 0L));
  }

  private final class Subscriber implements EventSubSocket.Subscriber {
    @Override
    public void subscribe(String session) {
      if (helixDown.getAndDecrement() > 0) throw new OutageException("Helix is down");
      if (deaf.getAndDecrement() > 0) throw new ExplainedException("nobody granted the chat");
      subscribed.add(session);
    }

    @Override
    public void revoked(String session, String type, @Nullable String channelId) {
      if (deaf.getAndDecrement() > 0) throw new ExplainedException("nobody granted the chat");
      revoked.add(session + ' ' + type + ' ' + channelId);
    }
  }

  private void take(Event event) {
    if (busDown.getAndDecrement() > 0) throw new OutageException("the bus is down");
    events.add(event);
  }

  private Event event() throws InterruptedException {
    Event event = events.poll(10, TimeUnit.SECONDS);
    if (event == null) throw new AssertionError("no event within 10 s; " + said);
    return event;
  }

  private void subscribedAgain() throws InterruptedException {
    assertThat(subscribed.poll(20, TimeUnit.SECONDS)).as("a new session").isNotNull();
  }

  private void said(String part) throws InterruptedException {
    for (String sentence = said.poll(20, TimeUnit.SECONDS);
        sentence != null;
        sentence = said.poll(20, TimeUnit.SECONDS)) {
      if (sentence.contains(part)) return;
    }
    throw new AssertionError("nobody said: " + part);
  }

  private static Map<String, @Nullable Object> line(String messageId, String text) {
    return Json.parseObject(EventSubSamples.chatMessage(messageId, Chatter.ADA, text));
  }
}
