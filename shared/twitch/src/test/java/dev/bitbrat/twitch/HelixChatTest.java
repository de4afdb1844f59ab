package dev.bitbrat.twitch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.bitbrat.pipeline.OutageException;
import dev.bitbrat.pipeline.Platform.Outgoing;
import dev.bitbrat.pipeline.Platform.Sent;
import dev.bitbrat.platform.pace.Pace;
import dev.bitbrat.platform.rest.RestSettings;
import dev.bitbrat.standins.Misbehaviour;
import dev.bitbrat.standins.Misbehaviour.Fail;
import dev.bitbrat.standins.TwitchStandIn;
import dev.bitbrat.testkit.FakeClock;
import dev.bitbrat.testkit.FakeSecrets;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelixChatTest {
  TwitchStandIn twitch = TwitchStandIn.start();
  FakeClock clock = new FakeClock();
  FakeSecrets secrets =
      new FakeSecrets()
          .with(HelixChat.TOKEN, TwitchStandIn.TOKEN)
          .with(HelixChat.CLIENT_ID, TwitchStandIn.CLIENT_ID);
  HelixChat chat = at(twitch.uri());

  @AfterEach
  void close() {
    twitch.close();
  }

  @Test
  void sendsAMessage() {
    Sent sent = chat.send(text("pong", "parent-1"));

    TwitchStandIn.ChatMessage message = onlyMessage();
    assertThat(sent).isEqualTo(new Sent.Accepted(message.id()));
    assertThat(message.message()).isEqualTo("pong");
    assertThat(message.broadcasterId()).isEqualTo("4711001");
    assertThat(message.senderId()).isEqualTo("4711002");
    assertThat(message.replyTo()).isEqualTo("parent-1");
  }

  @Test
  void sendsWhateverItIsAskedToInAFormThatTwitchTakes() {
    chat.send(text("/ban \"ada\"\n\u2028" + "\ud83c\udf54 ".repeat(400), null));

    assertThat(onlyMessage().message()).startsWith("\u00b7 /ban \"ada\" ").endsWith("\u2026");
    assertThat(onlyMessage().replyTo()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ban ada", ".ban ada", "!quit", "\u200b /ban ada", "\u034f.ban ada"})
  void letsNoDataBeACommandWhereverItIsExecuted(String text) {
    chat.send(text(text));
    assertThat(onlyMessage().message()).startsWith("\u00b7 ").endsWith(text.strip().substring(1));
  }

  @Test
  void sendsAnAuthorsCommandAsItIs() {
    chat.send(
        new Outgoing("d1", "b1", "4711002", "burgeroni", "4711001", "/announce hi", false, null));
    assertThat(onlyMessage().message()).isEqualTo("/announce hi");
  }

  @Test
  void takesATokenHoweverPeoplePasteIt() {
    secrets.with(HelixChat.TOKEN, " oauth:" + TwitchStandIn.TOKEN + "\n");
    assertThat(chat.send(text("pong"))).isInstanceOf(Sent.Accepted.class);
  }

  @Test
  void saysWhyTwitchDroppedAMessage() {
    twitch.next(TwitchStandIn.drop("msg_duplicate", "Your message is identical."));

    assertThat(chat.send(text("pong")))
        .isEqualTo(
            new Sent.Refused("Twitch dropped it: msg_duplicate, Your message is identical."));
  }

  @Test
  void waitsForTheRateLimitWithoutCounting() {
    String reset = Long.toString(clock.instant().getEpochSecond() + 17);
    twitch.next(new Fail(429, Map.of("Ratelimit-Reset", reset), "{}"));

    assertThat(chat.send(text("pong")))
        .isEqualTo(new Sent.NotNow("over Twitch's rate limit", Duration.ofSeconds(17), false));
  }

  @Test
  void asksNobodyUntilTheRateLimitIsOver() {
    String reset = Long.toString(clock.instant().getEpochSecond() + 60);
    twitch.next(new Fail(429, Map.of("Ratelimit-Reset", reset), "{}"));
    chat.send(text("one"));

    assertThat(chat.send(text("two")))
        .isInstanceOfSatisfying(
            Sent.NotNow.class,
            notNow -> assertThat(notNow.retryAfter()).isEqualTo(Duration.ofSeconds(60)));
    assertThat(twitch.messages()).isEmpty();
    clock.advance(Duration.ofSeconds(60));
    assertThat(chat.send(text("two"))).isInstanceOf(Sent.Accepted.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "99999999999999", "-5", "soon"})
  void believesNoAbsurdRateLimit(String reset) {
    twitch.next(new Fail(429, Map.of("Ratelimit-Reset", reset), ""));

    Duration wait = ((Sent.NotNow) chat.send(text("pong"))).retryAfter();
    assertThat(wait == null || wait.compareTo(Duration.ofMinutes(30)) <= 0).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503})
  void triesAgainLaterWhenTwitchDidNotTakeIt(int status) {
    twitch.next(Fail.with(status));
    assertThat(chat.send(text("pong")))
        .isEqualTo(new Sent.NotNow("Twitch answered " + status, null, false));
  }

  @ParameterizedTest
  @ValueSource(ints = {502, 504, 204, 520})
  void doesNotKnowWhatAStrangeStatusMeans(int status) {
    twitch.next(Fail.with(status));
    assertThat(chat.send(text("pong"))).isEqualTo(new Sent.Unknown("Twitch answered " + status));
  }

  @Test
  void doesNotFollowARedirect() {
    twitch.next(new Fail(302, Map.of("Location", "http://127.0.0.1:1/"), ""));
    assertThat(chat.send(text("pong"))).isEqualTo(new Sent.Refused("Twitch answered 302"));
  }

  @Test
  void passesOnWhatTwitchSaysAboutABadRequest() {
    twitch.next(new Fail(400, Map.of(), "{\"message\":\"no such\\nreply\"}"));
    assertThat(chat.send(text("pong")))
        .isEqualTo(new Sent.Refused("Twitch answered 400: no such reply"));
  }

  @Test
  void neverRepeatsTheTokenThatTwitchQuotes() {
    twitch.next(new Fail(403, Map.of(), "{\"message\":\"bad " + TwitchStandIn.TOKEN + "\"}"));
    assertThat(chat.send(text("pong"))).isEqualTo(new Sent.Refused("Twitch answered 403: bad ***"));
  }

  @Test
  void readsARenewedTokenOnce() {
    chat.send(text("one"));
    twitch.changeToken("renewed");
    secrets.with(HelixChat.TOKEN, "renewed");

    assertThat(chat.send(text("two"))).isInstanceOf(Sent.Accepted.class);
    assertThat(secrets.forgotten()).contains(HelixChat.TOKEN);
    assertThat(twitch.messages()).hasSize(2);
  }

  @Test
  void saysWhatToDoAboutATokenThatTwitchDoesNotAccept() {
    twitch.changeToken("another");

    Sent.NotNow sent = (Sent.NotNow) chat.send(text("pong"));
    assertThat(sent.counted()).as("a renewed one is waited for").isFalse();
    assertThat(sent.reason()).contains(HelixChat.TOKEN).doesNotContain(TwitchStandIn.TOKEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "two words", "line\r\nbreak"})
  void saysWhatToDoAboutATokenThatIsNone(String token) {
    secrets.with(HelixChat.TOKEN, token);

    Sent.NotNow sent = (Sent.NotNow) chat.send(text("pong"));
    assertThat(sent.counted()).isTrue();
    assertThat(sent.reason()).contains(HelixChat.TOKEN);
  }

  @Test
  void refusesWhatHasNoAddress() {
    Outgoing nowhere = new Outgoing("d", "b", "4711002", null, null, "hi", false, null);
    Outgoing nobody = new Outgoing("d", "b", null, "burgeroni", "4711001", "hi", false, null);

    assertThat(chat.send(nowhere)).isInstanceOf(Sent.Refused.class);
    assertThat(chat.send(nobody)).isInstanceOf(Sent.Refused.class);
    assertThat(chat.send(text(" \n "))).isInstanceOf(Sent.Refused.class);
    assertThat(twitch.messages()).isEmpty();
  }

  @Test
  void findsAChannelByItsNameAndAsksForItOnce() {
    twitch.with(new TwitchStandIn.Channel("12", "tiny", "Tiny", "", ""));
    assertThat(chat.send(to("#Tiny"))).isInstanceOf(Sent.Accepted.class);
    clock.advance(Duration.ofSeconds(5));
    twitch.next(Fail.with(400));
    assertThat(chat.send(to("tiny")))
        .as("what fails is the message: nobody asks for the channel")
        .isEqualTo(new Sent.Refused("Twitch answered 400"));

    assertThat(onlyMessage().broadcasterId()).isEqualTo("12");
    assertThat(chat.send(to("nobody"))).isEqualTo(new Sent.Refused("Twitch has no channel nobody"));
  }

  private static Outgoing to(String channel) {
    return new Outgoing("d1", "b1", "4711002", channel, null, "hi", true, null);
  }

  @Test
  void isAnOutageWhenThereIsNoConnection() {
    twitch.close();
    assertThatThrownBy(() -> chat.send(text("pong")))
        .isInstanceOf(OutageException.class)
        .hasMessageContaining("cannot reach");
  }

  @Test
  void isAnOutageWhenTheSecretsAreDown() {
    secrets.down();
    assertThatThrownBy(() -> chat.send(text("pong"))).isInstanceOf(OutageException.class);
  }

  @Test
  void doesNotKnowWhenTwitchTookItAndHungUp() {
    twitch.next(new Misbehaviour.DoAndHangUp());

    assertThat(chat.send(text("pong"))).isInstanceOf(Sent.Unknown.class);
    assertThat(twitch.messages()).hasSize(1);
  }

  @Test
  void doesNotKnowWhenTwitchIsTooSlow() {
    twitch.next(new Misbehaviour.Delay(Duration.ofSeconds(30)));
    assertThat(impatient(twitch.uri()).send(text("pong"))).isInstanceOf(Sent.Unknown.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-OpenSSH_9.2\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"data\":[{\"is_se",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        "",
      })
  void doesNotKnowWhenTheAnswerIsGarbage(String answer) throws Exception {
    try (RawServer raw = new RawServer(answer)) {
      assertThat(impatient(raw.uri()).send(text("pong"))).isInstanceOf(Sent.Unknown.class);
      assertThat(raw.connections.get()).as("never sent twice").isEqualTo(1);
    }
  }

  @Test
  void doesNotRepeatAMessageWhoseKeptConnectionDied() {
    chat.send(text("one"));
    twitch.next(new Misbehaviour.DoAndHangUp());

    assertThat(chat.send(text("two"))).isInstanceOf(Sent.Unknown.class);
    assertThat(twitch.messages()).extracting("message").containsExactly("one", "two");
  }

  private TwitchStandIn.ChatMessage onlyMessage() {
    assertThat(twitch.messages()).hasSize(1);
    return twitch.messages().getFirst();
  }

  private HelixChat at(URI api) {
    return new HelixChat(RestSettings.at(api), secrets, clock, new Pace(clock, duration -> {}));
  }

  private HelixChat impatient(URI api) {
    Duration brief = Duration.ofMillis(300);
    return new HelixChat(
        new RestSettings(api, Duration.ofSeconds(3), brief),
        secrets,
        clock,
        new Pace(clock, duration -> {}));
  }

  private static Outgoing text(String text) {
    return text(text, null);
  }

  private static Outgoing text(String text, @Nullable String replyTo) {
    return new Outgoing("d1", "b1", "4711002", "burgeroni", "4711001", text, true, replyTo);
  }

  /** Takes a whole request, writes these bytes and hangs up. */
  private static final class RawServer implements AutoCloseable {
    final AtomicInteger connections = new AtomicInteger();
    private final ServerSocket socket;

    RawServer(String answer) throws IOException {
      socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      Thread.ofVirtual().start(() -> serve(answer.getBytes(StandardCharsets.UTF_8)));
    }

    URI uri() {
      return URI.create("http://127.0.0.1:" + socket.getLocalPort());
    }

    private void serve(byte[] answer) {
      while (true) {
        try (Socket client = socket.accept()) {
          connections.incrementAndGet();
          awaitEndOfBody(client.getInputStream());
          client.getOutputStream().write(answer);
          client.shutdownOutput();
        } catch (IOException e) {
          return;
        }
      }
    }

    private static void awaitEndOfBody(InputStream in) throws IOException {
      StringBuilder seen = new StringBuilder();
      while (seen.indexOf("\r\n\r\n{") < 0 || seen.charAt(seen.length() - 1) != '}') {
        int b = in.read();
        if (b < 0) return;
        seen.append((char) b);
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
